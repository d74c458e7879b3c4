import type { Paper } from '../paper/paper.ts';
import { isWholeName, typedNames } from '../search/match/called.ts';
import { termKeys, textKeys } from '../search/match/term-keys.ts';
import { words } from '../search/text/tokens.ts';
import type { ReadPaper } from './read-paper.ts';
import type { Wanted } from './wanted.ts';

type Stem = (word: string) => string;
/** How many recent papers have a key; 0 if unknown. */
export type Frequency = (key: string) => number;

/** All keys of a paper: every follow it matches is indexed under one of them. */
export function paperKeys({ texts, names, paper }: ReadPaper, stem: Stem): Set<string> {
  const keys = new Set<string>();
  for (const text of texts) for (const key of textKeys(text.words(), stem)) keys.add(key);
  for (const name of names()) for (const key of nameKeys(name)) keys.add(key);
  for (const key of categoryKeys(paper)) keys.add(key);
  return keys;
}

/** Keys of which every wanted paper has at least one: those of the part that the fewest papers have. */
export function wantedKeys(wanted: Wanted, stem: Stem, frequency: Frequency): readonly string[] {
  switch (wanted.kind) {
    case 'term': {
      const { each, joined } = termKeys(wanted.term, stem);
      const rarest = each.reduce<string | undefined>(
        (best, key) => (best === undefined || frequency(key) < frequency(best) ? key : best),
        undefined,
      );
      return [...new Set([rarest, joined].filter((key) => key !== undefined))];
    }
    case 'acronym':
      return [...new Set([wanted.acronym, `${wanted.acronym}s`].flatMap(words).map(stem))];
    case 'author':
      return typedNameKeys(wanted.name);
    case 'category':
      return [categoryKey(wanted.category)];
    case 'all': {
      const costed = wanted.of.map((one) => wantedKeys(one, stem, frequency));
      const cost = (keys: readonly string[]) => keys.reduce((sum, key) => sum + frequency(key), 0);
      return costed.reduce((best, keys) => (cost(keys) < cost(best) ? keys : best), costed[0] ?? []);
    }
    case 'any':
      return [...new Set(wanted.of.flatMap((one) => wantedKeys(one, stem, frequency)))];
  }
}

/** A fast test that rules out most papers by their keys alone. */
export function keyTest(wanted: Wanted, stem: Stem): (keys: ReadonlySet<string>) => boolean {
  switch (wanted.kind) {
    case 'term': {
      const { each, joined } = termKeys(wanted.term, stem);
      return (keys) => each.every((key) => keys.has(key)) || (joined !== undefined && keys.has(joined));
    }
    case 'all': {
      const tests = wanted.of.map((one) => keyTest(one, stem));
      return (keys) => tests.every((test) => test(keys));
    }
    case 'any': {
      const tests = wanted.of.map((one) => keyTest(one, stem));
      return (keys) => tests.some((test) => test(keys));
    }
    default: {
      const any = wantedKeys(wanted, stem, () => 0);
      return (keys) => any.some((key) => keys.has(key));
    }
  }
}

/** Each word of a name paired with each initial: `lewis|p` for both Patrick Lewis and P. Lewis. */
function nameKeys(name: readonly string[]): string[] {
  return name.flatMap((word) => ['', ...name].map((other) => nameKey(word, other)));
}

function typedNameKeys(typed: string): string[] {
  const keys = typedNames(typed).flatMap((words) =>
    words.flatMap((forms, index) => {
      const others = words.find((_, at) => at !== index) ?? [''];
      const whole = forms.filter(isWholeName);
      return whole.flatMap((word) => others.map((other) => nameKey(word, other)));
    }),
  );
  return [...new Set(keys)];
}

function nameKey(word: string, other: string): string {
  return `@${word}|${[...other][0] ?? ''}`;
}

/** `#cs.cl` and `#cs` for a paper in cs.CL. */
function categoryKeys({ categories = [] }: Paper): string[] {
  return categories.flatMap((category) => {
    const parts = category.toLowerCase().split('.');
    return parts.map((_, index) => `#${parts.slice(0, index + 1).join('.')}`);
  });
}

function categoryKey(category: string): string {
  return `#${category.trim().toLowerCase()}`;
}
