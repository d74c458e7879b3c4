/** Spellings that differ between British and American English, British first. */
const PAIRS: readonly (readonly [
  british: RegExp,
  american: string,
  americanForm: RegExp,
  britishForm: string,
])[] = [
  [
    /is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)/,
    'iz',
    /iz(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)/,
    'is',
  ],
  [/ys(?=(?:e|ed|es|er|ers|ing)$)/, 'yz', /yz(?=(?:e|ed|es|er|ers|ing)$)/, 'ys'],
  [
    /our(?=(?:s|ed|ing|al|able|ite|hood|hoods|less|ful)?$)/,
    'or',
    /or(?=(?:s|ed|ing|al|able|ite|hood|hoods|less|ful)?$)/,
    'our',
  ],
  [/ll(?=(?:ed|ing|er|ers)$)/, 'l', /l(?=(?:ed|ing|er|ers)$)/, 'll'],
  [/ogue(?=s?$)/, 'og', /og(?=s?$)/, 'ogue'],
  [/tre(?=s?$)/, 'ter', /ter(?=s?$)/, 'tre'],
  [/ence(?=s?$)/, 'ense', /ense(?=s?$)/, 'ence'],
  [/ae/, 'e', /(?<=^[^e]*)e/, 'ae'],
  [/artefact/, 'artifact', /artifact/, 'artefact'],
  [/grey/, 'gray', /gray/, 'grey'],
];

/** Distinct candidate spellings of a word in the other variety of English. The caller checks that they are real words. */
export function otherEnglish(word: string): readonly string[] {
  if (word.length < 5) return [];
  const found = PAIRS.flatMap(([british, american, americanForm, britishForm]) => [
    word.replace(british, american),
    word.replace(americanForm, britishForm),
  ]);
  return [...new Set(found)].filter((form) => form !== word);
}
