/** Abbreviations whose full stop doesn't end a sentence, without the stop. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'e.g i.e al etc cf vs fig figs eq eqs sec tab no nos approx resp dr mr mrs ms prof st vol pp ed eds ca dept univ inc ltd jr sr w.r.t a.k.a incl est ref refs'.split(
    ' ',
  ),
);

/** Length of the longest abbreviation, with the space before it. */
const LONGEST_WORD = 10;

/** The lookbehind comes after the mark: before it, it's tried at every letter and takes ten times as long. */
const BOUNDARY =
  /(?<stop>[.!?…]+["'”’)\]]*)(?<space>\s+)(?=["'“‘([]*[\p{Lu}\p{N}\p{Lo}])|(?<glued>[.!?])(?<=[\p{L}\p{N})%]{2}.)(?=(?:\p{Lu}\p{Ll}+|A|I)\s)/gu;

/** Whether whitespace needs normalizing first, which takes longer than this check. */
const UNEVEN = /[^\S ]|\s\s|^\s|\s$/;

/**
 * The sentences of a text, trimmed, in order. A full stop doesn't end one after an abbreviation (`et al.`, `e.g.`),
 * after a single capital (an initial) or inside a number. A missing space after a full stop doesn't matter.
 */
export function sentences(text: string): string[] {
  const flat = UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
  const found: string[] = [];
  let start = 0;
  for (const match of flat.matchAll(BOUNDARY)) {
    const { glued = '', stop = glued, space = '' } = match.groups ?? {};
    const end = match.index + stop.length;
    if (
      stop.startsWith('.') &&
      stop.length === 1 &&
      isAbbreviated(flat.slice(Math.max(start, match.index - LONGEST_WORD), match.index))
    )
      continue;
    found.push(flat.slice(start, end));
    start = end + space.length;
  }
  if (start < flat.length) found.push(flat.slice(start));
  return found;
}

function isAbbreviated(before: string): boolean {
  const last = /[^\s(["'“‘]+$/.exec(before)?.[0] ?? '';
  return ABBREVIATIONS.has(last.toLowerCase()) || /^\p{Lu}$/u.test(last);
}
