import type { Paper } from '../../../src/paper/paper.ts';
import { seededRandom } from '../../../src/search/meaning/random.ts';

/** A generated paper's text and authors; the rest follows from its number. */
export interface MixedPaper {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
}

/** The probability of a rank falls as one over the rank to this power: for words in texts (Zipf 1949) it is near 1. */
const ZIPF = 0.7;
/**
 * A new word in every fifth text at first, ever fewer later: a vocabulary grows roughly with the square root of the
 * texts (Heaps 1978).
 */
const NEW_WORDS = 0.2;
const MEASURED_AT = 100_000;
/** Coined words are reused from this many recent ones. */
const REMEMBERED = 5_000;

const CATEGORIES = [
  'cs.CL',
  'cs.LG',
  'cs.CV',
  'cs.AI',
  'stat.ML',
  'cs.IR',
  'cs.SD',
  'eess.AS',
  'cs.HC',
  'math.ST',
  'hep-th',
  'astro-ph.GA',
  'cond-mat.mtrl-sci',
  'quant-ph',
  'q-bio.NC',
];

/**
 * Generates any number of papers from real ones: a title from the beginning of one and the end of another, an abstract
 * from sentences of three, names from all forenames and surnames, each drawn so that a few are frequent. Some words are
 * coined, or the vocabulary would stop growing. A seed always gives the same papers, if requested in order.
 * @throws Error if none of the real papers has an abstract.
 */
export function createMixer(real: readonly Paper[], seed: number): (number: number) => MixedPaper {
  const random = seededRandom(seed);
  const told = shuffled(
    real.filter(({ abstract }) => abstract !== undefined),
    random,
  );
  if (told.length === 0) throw new Error('Papers are mixed from abstracts, and there is none.');
  const sentences = told.map(({ abstract = '' }) => abstract.split(/(?<=[.!?])\s+/));
  const names = shuffled([...new Set(real.flatMap(({ authors }) => authors))], random);
  const forenames = names.map((name) => name.split(' ').slice(0, -1).join(' '));
  const surnames = shuffled(
    names.map((name) => name.split(' ').at(-1) ?? ''),
    random,
  );
  const coined: string[] = [];

  /** A rank below `count`, from the inverse of the integral of Zipf's law. */
  const rank = (count: number) => Math.min(count - 1, Math.floor(count * random() ** (1 / (1 - ZIPF))));
  const drawn = <T>(items: readonly T[]) => items[rank(items.length)];

  function title(): string {
    const first = (drawn(told)?.title ?? '').split(' ');
    const second = (told[Math.floor(random() * told.length)]?.title ?? '').split(' ');
    return [
      ...first.slice(0, Math.ceil(first.length / 2)),
      ...second.slice(Math.floor(second.length / 2)),
    ].join(' ');
  }

  function abstract(number: number): string {
    const sources = [rank(told.length), rank(told.length), Math.floor(random() * told.length)];
    const chosen = Array.from({ length: 5 + Math.floor(random() * 4) }, () => {
      const text = sentences[sources[Math.floor(random() * sources.length)] ?? 0] ?? [];
      return text[Math.floor(random() * text.length)] ?? '';
    });
    return withNewWord(chosen.join(' '), number);
  }

  function withNewWord(text: string, number: number): string {
    const often = NEW_WORDS * Math.sqrt(MEASURED_AT / (MEASURED_AT + number));
    const words = text.split(' ');
    const place = Math.floor(random() * words.length);
    const chance = random();
    if (chance < often) {
      const half = (word = 'word') => word.toLowerCase().replace(/[^a-z]/g, '');
      const [front, back] = [half(words[place]), half(words[Math.floor(random() * words.length)])];
      const word = `${front.slice(0, 2 + Math.floor(front.length / 2))}${back.slice(Math.floor(back.length / 2))}`;
      coined[Math.floor(random() * REMEMBERED)] = word;
      words[place] = word;
    } else if (chance < 2 * often) {
      words[place] = coined[Math.floor(random() * REMEMBERED)] ?? words[place] ?? '';
    }
    return words.join(' ');
  }

  return (number) => ({
    title: title(),
    abstract: abstract(number),
    authors: Array.from({ length: 1 + rank(12) }, () => `${drawn(forenames)} ${drawn(surnames)}`.trim()),
    categories: [...new Set([drawn(CATEGORIES) ?? '', drawn(CATEGORIES) ?? ''])],
  });
}

/** A randomly shuffled copy (Fisher and Yates). */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const [a, b] = [copy[i], copy[other]];
    if (a !== undefined && b !== undefined) {
      copy[i] = b;
      copy[other] = a;
    }
  }
  return copy;
}
