/** How a question writes the name that a title introduces: exactly, with other capitals, or not at all. */
export type NameFit = 'as typed' | 'in other letters' | 'another';

const GIVEN = /^(?<name>[^\s:]+(?: [^\s:]+){0,2}?)(?::| [-–—] )/u;
/** `Bleu` at the start of a title may be `BLEU`. */
const ORDINARY = /^\p{Lu}[\p{Ll}\p{N}]+$/u;
const SIGN = /[+*#]+$/u;

/**
 * `BLEU+` isn't `BLEU`, `EL-ULF` isn't `ULF`, and `SAFER` and `SaFER` have different makers; in lower case it may be
 * any of them.
 */
export function nameFit(question: string, title: string): NameFit {
  const name = GIVEN.exec(title)?.groups?.name;
  if (name === undefined) return 'as typed';
  const places = placesOf(name, question);
  if (places.length > 0) return places.every((at) => isPart(name, question, at)) ? 'another' : 'as typed';
  const small = name.toLowerCase();
  if (SIGN.test(name))
    return question.toLowerCase().includes(small.replace(SIGN, '')) ? 'another' : 'as typed';
  const isSmall = question.includes(small);
  return isSmall || ORDINARY.test(name) ? 'as typed' : 'in other letters';
}

function placesOf(name: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) places.push(at);
  return places;
}

/** Whether a name continues after a hyphen: `XLM` in `XLM-R`, but not in `XLM-based`. */
function isPart(name: string, text: string, at: number): boolean {
  const isBehind = /[\p{Lu}\d]-$/u.test(text.slice(0, at));
  return isBehind || /^-(?:\p{Lu}|\d)/u.test(text.slice(at + name.length));
}
