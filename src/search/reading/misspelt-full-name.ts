import type { Correction } from '../query/correct.ts';
import { editDistance } from '../query/edit-distance.ts';
import { foldName } from '../text/names.ts';
import type { Evidence } from './evidence.ts';
import { type CorrectedPeople, personInFull } from './half-typed-people.ts';
import type { PeopleContext } from './people.ts';
import type { QueryToken } from './query-tokens.ts';

/** A shorter first name is near too many others. */
const SHORTEST = 4;
/** From this length on, two edits may be a slip. */
const LONG = 7;
/** A family name that more people share says too little about the first one. */
const MOST_NAMES = 300;

/**
 * The person meant by a query of two words, a first and a family name in either order, one of them misspelt: `jakob devlin`,
 * `ashish vaswni`. Undefined if somebody has the name as typed, a text has both words, or the first name is more of a word
 * than a name.
 */
export function misspeltFullName(
  tokens: readonly QueryToken[],
  evidence: Evidence,
  { years }: PeopleContext,
): CorrectedPeople | undefined {
  const [a, b, ...others] = tokens.filter(({ isStop }) => !isStop);
  if (a === undefined || b === undefined || others.length > 0) return undefined;
  const typed = [a.text, b.text];
  if (!typed.some((word) => mayBeFirst(word, evidence))) return undefined;
  if (evidence.named(typed).length > 0 || evidence.textsWithAll(typed) > 0) return undefined;
  for (const [first = '', family = ''] of [typed, typed.toReversed()]) {
    if (!mayBeFirst(first, evidence)) continue;
    const meant = withFirstName(first, family, evidence) ?? withFamilyName(first, family, evidence);
    if (meant === undefined) continue;
    const { words, correction } = meant;
    return personInFull({ words, names: evidence.named(words), used: [a, b], correction }, evidence, years);
  }
  return undefined;
}

interface Meant {
  readonly words: readonly [first: string, family: string];
  readonly correction: Correction;
}

function withFirstName(first: string, family: string, evidence: Evidence): Meant | undefined {
  const to = nearest(first, family, evidence);
  return to === undefined ? undefined : { words: [to, family], correction: { from: first, to } };
}

/** The family name nearest to an unknown word that somebody with this first name has. */
function withFamilyName(first: string, family: string, evidence: Evidence): Meant | undefined {
  if (evidence.texts(family) > 0 || evidence.isOfName(family)) return undefined;
  const near = evidence.nearNames(family, false).find(({ word }) => evidence.named([first, word]).length > 0);
  return near && { words: [first, near.word], correction: { from: family, to: near.word } };
}

function mayBeFirst(word: string, evidence: Evidence): boolean {
  return word.length >= SHORTEST && !/\d/.test(word) && evidence.texts(word) <= evidence.namePapers(word);
}

/** The first name nearest to the typed one among people with a family name; of equally near ones, whose papers are most. */
function nearest(first: string, family: string, evidence: Evidence): string | undefined {
  const names = evidence.familyNamed(family);
  if (names.length > MOST_NAMES) return undefined;
  let best: { readonly word: string; readonly distance: number; readonly papers: number } | undefined;
  for (const name of names) {
    const words = foldName(evidence.printed([name]) ?? '').split(' ');
    for (const word of words.slice(0, -1)) {
      if (word.length < SHORTEST || word[0] !== first[0]) continue;
      const distance = editDistance(first, word, first.length < LONG ? 1 : 2);
      if (distance === 0 || distance > (best?.distance ?? 2)) continue;
      const papers = evidence.papersBy([name]).length;
      if (best === undefined || distance < best.distance || papers > best.papers)
        best = { word, distance, papers };
    }
  }
  return best?.word;
}
