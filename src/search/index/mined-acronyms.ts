import { explainedIn } from '../match/acronyms.ts';
import { words } from '../text/tokens.ts';
import type { PackedIndex } from './packed-index.ts';
import { type PackedStrings, packStrings, stringAt } from './strings.ts';

/** A long form of an acronym, and how many papers explain the one by the other. */
export interface MinedAcronym {
  readonly acronym: string;
  /** Folded words with a blank between; so is the acronym, which is one word. */
  readonly longForm: string;
  readonly papers: number;
}

/** Collects what the texts of papers explain (`Retrieval-Augmented Generation (RAG)`). */
export interface AcronymMiner {
  add(text: string): void;
  finish(): Pick<PackedIndex, 'explained' | 'acronyms'>;
}

/** Of an acronym that stands for several things none is taken, unless so many of its explanations are of one. */
const MAIN = 1 / 2;
/** In a catalog of so many papers one paper that explains something is not enough. */
const LARGE = 2_000;
const FEWEST = 3;

export function createAcronymMiner(): AcronymMiner {
  const known = new Map<string, Map<string, number>>();
  let papers = 0;
  return {
    add(text) {
      papers++;
      const seen = new Set<string>();
      for (const { acronym: written, longForm: spelt } of explainedIn(text)) {
        const [acronym = ''] = words(written);
        const longForm = words(spelt).join(' ');
        if (seen.has(`${acronym} ${longForm}`)) continue;
        seen.add(`${acronym} ${longForm}`);
        const forms = known.get(acronym) ?? new Map<string, number>();
        known.set(acronym, forms.set(longForm, (forms.get(longForm) ?? 0) + 1));
      }
    },
    finish() {
      const lines = [...known].map(([acronym, forms]) => lineOf(acronym, forms)).sort();
      const explained = packStrings(lines);
      return { explained, acronyms: mostExplained(explained, papers) };
    },
  };
}

/** What is explained of an acronym: itself, then each long form, the first to come first, and its papers. */
function lineOf(acronym: string, forms: ReadonlyMap<string, number>): string {
  return [acronym, ...[...forms].flat()].join('\t');
}

function readLine(line: string): { readonly acronym: string; readonly forms: Map<string, number> } {
  const [acronym = '', ...parts] = line.split('\t');
  const forms = new Map<string, number>();
  for (let i = 0; i < parts.length; i += 2) forms.set(parts[i] ?? '', Number(parts[i + 1]));
  return { acronym, forms };
}

/** What the texts of two indexes explain, together. */
export function addExplained(first: PackedStrings, second: PackedStrings): PackedStrings {
  const lines = linesByAcronym(first);
  for (const added of stringsIn(second)) {
    const { acronym, forms } = readLine(added);
    const both = readLine(lines.get(acronym) ?? acronym).forms;
    for (const [longForm, papers] of forms) both.set(longForm, (both.get(longForm) ?? 0) + papers);
    lines.set(acronym, lineOf(acronym, both));
  }
  return packStrings([...lines.values()].sort());
}

/** The same where the second is of papers that the first is of too: what they explained before counts no more than it did. */
export function addNewlyExplained(first: PackedStrings, second: PackedStrings): PackedStrings {
  const before = linesByAcronym(first);
  const fresh = stringsIn(second).flatMap((line) => {
    const { acronym, forms } = readLine(line);
    const known = readLine(before.get(acronym) ?? acronym).forms;
    const others = new Map([...forms].filter(([longForm]) => !known.has(longForm)));
    return others.size === 0 ? [] : [lineOf(acronym, others)];
  });
  return addExplained(first, packStrings(fresh));
}

/** The long form that each acronym stands for, of those that so many papers explain, as far as there is one. */
export function mostExplained(explained: PackedStrings, papers: number): PackedStrings {
  return packStrings(
    stringsIn(explained)
      .flatMap((line) => minedFrom(line, papers) ?? [])
      .sort(),
  );
}

/** What an acronym stands for by all that is explained of it, as a line; undefined where that is nothing. */
function minedFrom(line: string, papers: number): string | undefined {
  const fewest = papers >= LARGE ? FEWEST : 1;
  const { acronym, forms } = readLine(line);
  let all = 0;
  for (const count of forms.values()) all += count;
  // Singular and plural, and other spellings, are forms of their own: the commonest stands for them.
  const [[longForm, count] = ['', 0]] = [...forms].sort((a, b) => b[1] - a[1]);
  return count >= fewest && count >= all * MAIN ? `${acronym}\t${longForm}\t${count}` : undefined;
}

/** What acronyms stand for once more papers are added to a tail. */
interface MoreExplained {
  /** What acronyms stood for, and of how many papers that was. */
  readonly acronyms: PackedStrings;
  readonly before: number;
  /** How many papers there are now. */
  readonly papers: number;
  /** All that is explained, before the tail, in the tail, and in what was added to that. */
  readonly explained: PackedStrings;
  readonly tail: PackedStrings;
  readonly added: PackedStrings;
}

/** The same as `mostExplained` of all; nothing is read but of those acronyms that the added papers explain. */
export function mostExplainedNow({
  acronyms,
  before,
  papers,
  explained,
  tail,
  added,
}: MoreExplained): PackedStrings {
  if (before < LARGE && papers >= LARGE) return mostExplained(addExplained(explained, tail), papers);
  const lines = linesByAcronym(acronyms);
  for (const line of stringsIn(added)) {
    const { acronym } = readLine(line);
    const all = [explained, tail].map((packed) => packStrings(lineIn(packed, acronym)));
    const both = addExplained(all[0] ?? explained, all[1] ?? tail);
    const mined = minedFrom(stringAt(both, 0), papers);
    if (mined === undefined) lines.delete(acronym);
    else lines.set(acronym, mined);
  }
  return packStrings([...lines.values()].sort());
}

/** What is explained of an acronym; none, or one line. */
function lineIn(explained: PackedStrings, acronym: string): string[] {
  const start = `${acronym}\t`;
  let low = 0;
  let high = explained.starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stringAt(explained, middle) < start) low = middle + 1;
    else high = middle;
  }
  const line = stringAt(explained, low);
  return line.startsWith(start) ? [line] : [];
}

/** The line of each acronym. */
function linesByAcronym(packed: PackedStrings): Map<string, string> {
  return new Map(stringsIn(packed).map((line) => [line.slice(0, line.indexOf('\t')), line]));
}

function stringsIn(packed: PackedStrings): string[] {
  return Array.from({ length: packed.starts.length - 1 }, (_, i) => stringAt(packed, i));
}

export function minedAcronyms(packed: PackedStrings): readonly MinedAcronym[] {
  return stringsIn(packed).map((line) => {
    const [acronym = '', longForm = '', papers = ''] = line.split('\t');
    return { acronym, longForm, papers: Number(papers) };
  });
}
