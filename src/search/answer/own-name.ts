/** How the name that a title gives to its subject stands in a question: letter by letter, in other letters, or not at all. */
export type NameFit = 'as typed' | 'in other letters' | 'another';

const GIVEN = /^(?<name>[^\s:]+(?: [^\s:]+){0,2}?)(?::| [-–—] )/u;
/** `Bleu` at the head of a title may be `BLEU`. */
const ORDINARY = /^\p{Lu}[\p{Ll}\p{N}]+$/u;
const SIGN = /[+*#]+$/u;

/**
 * `BLEU+` is another name than `BLEU`, and `SAFER` was called so by others than `SaFER`; what was typed all small may be any
 * of them.
 */
export function nameFit(question: string, title: string): NameFit {
  const name = GIVEN.exec(title)?.groups?.name;
  if (name === undefined || question.includes(name)) return 'as typed';
  const small = name.toLowerCase();
  if (SIGN.test(name))
    return question.toLowerCase().includes(small.replace(SIGN, '')) ? 'another' : 'as typed';
  const isSmall = question.includes(small);
  return isSmall || ORDINARY.test(name) ? 'as typed' : 'in other letters';
}
