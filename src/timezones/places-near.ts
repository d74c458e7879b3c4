import MiniSearch from 'minisearch';
import { lazily } from '../lazily.ts';
import { editDistance } from '../search/query/edit-distance.ts';
import { type City, namedPlaces } from './places.ts';

/** Shorter words are close to too many others; longer ones may well have two typos. */
const ONE_SLIP = 5;
const TWO_SLIPS = 7;

/** Also matches names without spaces: `newyork`, `sanfransisco`. */
const joined = (name: string) => name.replaceAll(' ', '');
const wordsOf = (name: string) => name.split(' ');

const index = lazily(() => {
  const names = new MiniSearch<{ readonly id: number; readonly name: string }>({
    fields: ['name'],
    tokenize: (name) => [...new Set([joined(name), ...wordsOf(name)])],
    processTerm: (word) => word,
  });
  names.addAll(namedPlaces().map(({ name }, id) => ({ id, name })));
  return names;
});

/**
 * Cities, states, countries and zones whose folded names are a typo away from `typed`, nearest first, then largest.
 * Typos in the first letter are rare, so they're only tried if there's no other match; failing that too, names
 * containing the words of `typed`, as prefixes or with typos (`vegas`, `rio janero`).
 */
export function placesNear(typed: string): readonly City[] {
  const all = namedPlaces();
  const slips = slipsIn(typed);
  const near = found(joined(typed), (text) => [text])
    .map((id) => ({ id, distance: editDistance(typed, all[id]?.name ?? '', slips) }))
    .filter(({ distance }) => slips > 0 && distance <= slips);
  const alike = near.filter(({ id }) => all[id]?.name[0] === typed[0]);
  const chosen = alike.length > 0 ? alike : near.length > 0 ? near : holding(typed);
  return chosen
    .sort((a, b) => a.distance - b.distance || a.id - b.id)
    .flatMap(({ id }) => all[id]?.place ?? []);
}

/** Names with a word for each word of `typed`, and their total distance from them. */
function holding(typed: string): { id: number; distance: number }[] {
  const all = namedPlaces();
  return found(typed, wordsOf)
    .map((id) => ({ id, distance: distanceOfWords(wordsOf(typed), wordsOf(all[id]?.name ?? '')) }))
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY);
}

function distanceOfWords(typed: readonly string[], words: readonly string[]): number {
  return typed.reduce((sum, word) => {
    const slips = slipsIn(word);
    const least = Math.min(
      ...words.map((one) => (one.startsWith(word) ? 0 : editDistance(word, one, slips))),
    );
    return sum + (least <= slips ? least : Number.POSITIVE_INFINITY);
  }, 0);
}

/**
 * Numbers of the names containing all tokens of a text, as prefixes or with typos: the index counts a transposition
 * as two edits.
 */
function found(text: string, tokenize: (text: string) => string[]): number[] {
  const fuzzy = (word: string) => (slipsIn(word) === 0 ? 0 : slipsIn(word) + 1);
  const prefix = (word: string) => word.length >= ONE_SLIP;
  const hits = index().search(text, { combineWith: 'AND', tokenize, fuzzy, prefix });
  return hits.map(({ id }) => Number(id));
}

function slipsIn(word: string): number {
  if (word.length < ONE_SLIP) return 0;
  return word.length < TWO_SLIPS ? 1 : 2;
}
