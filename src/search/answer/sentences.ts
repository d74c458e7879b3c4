/** Abbreviations whose full stop ends no sentence, without the stop. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'e.g i.e al etc cf vs fig figs eq eqs sec tab no nos approx resp dr mr mrs ms prof st vol pp ed eds ca dept univ inc ltd jr sr w.r.t a.k.a incl est ref refs'.split(
    ' ',
  ),
);

/** No abbreviation is longer, with the blank before it. */
const LONGEST_WORD = 10;

/** What was before a mark is asked for after it: asked before, it is asked at every letter, and takes ten times as long. */
const BOUNDARY =
  /(?<stop>[.!?…]+["'”’)\]]*)(?<space>\s+)(?=["'“‘([]*[\p{Lu}\p{N}\p{Lo}])|(?<glued>[.!?])(?<=[\p{L}\p{N})%]{2}.)(?=(?:\p{Lu}\p{Ll}+|A|I)\s)/gu;

/** A text that is to be flattened first, which takes longer than to ask for it. */
const UNEVEN = /[^\S ]|\s\s|^\s|\s$/;

/**
 * The sentences of a text, trimmed, in order. A full stop ends none after an abbreviation (`et al.`, `e.g.`), after
 * a single capital (an initial) or inside a number. A blank that was lost after a full stop is no matter.
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
