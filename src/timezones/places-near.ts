import MiniSearch from 'minisearch';
import { lazily } from '../lazily.ts';
import { editDistance } from '../search/query/edit-distance.ts';
import { type City, namedPlaces } from './places.ts';

/** Shorter words have too many neighbours; in longer ones two slips are no wonder. */
const ONE_SLIP = 5;
const TWO_SLIPS = 7;

/** A name without its blanks is one word more, for `newyork` and `sanfransisco`. */
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
 * Cities, states, countries and zones whose folded names are a slip of the pen from `typed`, the nearest first, then the
 * largest. Slips of the first letter are rare, and looked for where there is no other; where there is none at all, those
 * that hold the words of `typed`, begun or with slips (`vegas`, `rio janero`).
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

/** Names with a word for each word of `typed`, and how far these are from them together. */
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

/** Numbers of the names that hold all tokens of a text, begun or with slips: a swap of two letters is two edits to the index. */
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
