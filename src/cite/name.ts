import { isNameSuffix } from '../paper/family-name.ts';

/** A name as citations need it: split if its parts are certain, else whole. */
export type CitedName =
  | { readonly given: string; readonly family: string; readonly suffix?: string }
  /** A team, a single-word name, or a script whose spaces don't separate the parts. */
  | { readonly whole: string };

const PARTICLES = new Set(
  'van von vom zu zum zur de del della delle dela der den dos das da di do du des la las le los ten ter te tot al el bin ibn ben af av y e'.split(
    ' ',
  ),
);
/** Words that never occur in a person's name, and characters that break a list of names. */
const TEAM =
  /[,;&\d{}]|\b(?:and|et|team|workshop|collaboration|consortium|group|project|lab|labs|university|institute|community|initiative|inc|research|foundation|organization)\b/i;
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/u;

/** Splits a name from the catalog, which is written given name first. */
export function citedName(name: string): CitedName {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  const hasSuffix = words.length > 2 && isNameSuffix(last);
  const parts = hasSuffix ? words.slice(0, -1) : words;
  if (parts.length < 2 || NOT_LATIN.test(name) || TEAM.test(name)) return { whole: name.trim() };
  const from = familyFrom(parts);
  return {
    given: parts.slice(0, from).join(' '),
    family: parts.slice(from).join(' '),
    ...(hasSuffix ? { suffix: last } : {}),
  };
}

/**
 * Where the family name begins: at the last word, or at the particles before it; at least one word stays for the given
 * name.
 */
function familyFrom(parts: readonly string[]): number {
  let from = parts.length - 1;
  // `Gómez - Adorno`, as some lists write it.
  while (from > 2 && parts[from - 1] === '-') from -= 2;
  while (from > 1 && isParticle(parts, from - 1)) from -= 1;
  return from;
}

/** `van`, or `Van` if a lower-case `der` follows: alone it is as often a given name. */
function isParticle(parts: readonly string[], at: number): boolean {
  const word = parts[at] ?? '';
  if (PARTICLES.has(word)) return true;
  return PARTICLES.has(word.toLowerCase()) && PARTICLES.has(parts[at + 1] ?? '');
}
