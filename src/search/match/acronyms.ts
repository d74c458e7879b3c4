import { createStemmer } from '../text/stems.ts';
import { words } from '../text/tokens.ts';

/** An acronym as a text explains it: `Retrieval-Augmented Generation (RAG)`. */
export interface Explained {
  readonly acronym: string;
  /** As written in the text. */
  readonly longForm: string;
}

/** At least two capitals, no spaces or hyphens: `RAG`, `BiLSTM`. */
const IN_BRACKETS = /\(([A-Z][A-Za-z0-9]{1,9}?)s?\)/g;
const CAPITALS = /[A-Z].*[A-Z]/;

/**
 * Finds the acronyms that a text explains. Scans the words before the brackets from right to left, as in
 * Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003).
 */
export function explainedIn(text: string): Explained[] {
  const found: Explained[] = [];
  for (const { 1: acronym = '', index } of text.matchAll(IN_BRACKETS)) {
    if (!CAPITALS.test(acronym)) continue;
    const most = Math.min(acronym.length + 5, acronym.length * 2);
    const before = text.slice(Math.max(0, index - 200), index).trimEnd();
    const sentence = before.split(/[.;:!?()[\]]/).at(-1) ?? '';
    const longForm = shortestLongForm(acronym, sentence.split(/\s+/).slice(-most).join(' '));
    if (longForm !== undefined) found.push({ acronym, longForm });
  }
  return found;
}

/** The shortest suffix of a text that contains the acronym's letters in order, the first one at the start of a word. */
function shortestLongForm(acronym: string, before: string): string | undefined {
  const text = before.toLowerCase();
  let at = text.length - 1;
  for (let letter = acronym.length - 1; letter >= 0; letter--) {
    const wanted = acronym[letter]?.toLowerCase();
    const isFirst = letter === 0;
    while (at >= 0 && (text[at] !== wanted || (isFirst && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')))) at--;
    if (at < 0) return undefined;
    at--;
  }
  const longForm = before.slice(at + 1).trim();
  const count = words(longForm).length;
  return count < 2 || longForm.length <= acronym.length ? undefined : longForm;
}

/** What acronyms stand for, aggregated over many texts. */
export interface Acronyms {
  /** Long forms of an acronym, most common first; empty if no paper explains it. */
  longForms(acronym: string): readonly string[];
  /** Acronyms for a long form; empty if it isn't one. */
  acronymsOf(longForm: string): readonly string[];
}

export const NO_ACRONYMS: Acronyms = { longForms: () => [], acronymsOf: () => [] };

/** Long forms and acronyms count if they appear in at least this share of the papers that the most common one appears in. */
const COMMON = 1 / 3;
const MOST_FORMS = 2;

/** Most pairs to remember. Beyond that, pairs found in a single paper are forgotten. */
const MOST_PAIRS = 50_000;

/** Collects the acronyms that papers explain. */
export function createAcronyms(): Acronyms & { add(explained: Explained): void } {
  const stem = createStemmer();
  const byAcronym = new Map<string, Map<string, { readonly longForm: string; papers: number }>>();
  const byLongForm = new Map<string, Map<string, number>>();
  let pairs = 0;

  const keyOf = (longForm: string) => words(longForm).map(stem).join(' ');

  function forms(acronym: string): readonly (readonly [key: string, longForm: string])[] {
    const known = [...(byAcronym.get(acronym.toLowerCase()) ?? [])].sort((a, b) => b[1].papers - a[1].papers);
    const most = known[0]?.[1].papers ?? 0;
    return known
      .filter(([, { papers }]) => papers >= most * COMMON)
      .slice(0, MOST_FORMS)
      .map(([key, { longForm }]) => [key, longForm]);
  }

  function forgetSingles(): void {
    for (const [acronym, known] of byAcronym) {
      for (const [key, { papers }] of known) {
        if (papers > 1) continue;
        known.delete(key);
        const written = byLongForm.get(key);
        for (const one of written?.keys() ?? []) if (one.toLowerCase() === acronym) written?.delete(one);
        if (written?.size === 0) byLongForm.delete(key);
        pairs--;
      }
      if (known.size === 0) byAcronym.delete(acronym);
    }
  }

  return {
    longForms: (acronym) => forms(acronym).map(([, longForm]) => longForm),
    acronymsOf(longForm) {
      const key = keyOf(longForm);
      const written = [...(byLongForm.get(key) ?? [])];
      const most = Math.max(0, ...written.map(([, papers]) => papers));
      return written
        .filter(
          ([acronym, papers]) => papers >= most * COMMON && forms(acronym).some(([known]) => known === key),
        )
        .map(([acronym]) => acronym);
    },
    add({ acronym, longForm }) {
      const key = keyOf(longForm);
      const short = acronym.toLowerCase();
      const known = byAcronym.get(short) ?? new Map<string, { longForm: string; papers: number }>();
      byAcronym.set(short, known);
      const form = known.get(key);
      if (form === undefined) pairs++;
      known.set(key, { longForm: form?.longForm ?? longForm, papers: (form?.papers ?? 0) + 1 });
      const written = byLongForm.get(key) ?? new Map<string, number>();
      byLongForm.set(key, written.set(acronym, (written.get(acronym) ?? 0) + 1));
      if (pairs > MOST_PAIRS) forgetSingles();
    },
  };
}
