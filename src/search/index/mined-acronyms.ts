import { explainedIn } from '../match/acronyms.ts';
import { words } from '../text/tokens.ts';
import type { PackedIndex } from './packed-index.ts';
import { type PackedStrings, packStrings, stringAt } from './strings.ts';

/** A long form of an acronym, and how many papers explain the acronym by it. */
export interface MinedAcronym {
  readonly acronym: string;
  /** Folded words separated by spaces. The acronym is a single folded word. */
  readonly longForm: string;
  readonly papers: number;
}

/** Collects acronyms that papers explain (`Retrieval-Augmented Generation (RAG)`). */
export interface AcronymMiner {
  add(text: string): void;
  finish(): Pick<PackedIndex, 'explained' | 'acronyms'>;
}

/** An ambiguous acronym is dropped unless its main long form has this share of its explanations. */
const MAIN = 1 / 2;
/** From this many papers on, a long form needs `FEWEST` papers that explain it. */
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

/** A line per acronym: the acronym, then each long form and its paper count, in order of first appearance. */
function lineOf(acronym: string, forms: ReadonlyMap<string, number>): string {
  return [acronym, ...[...forms].flat()].join('\t');
}

/** An acronym and what it is explained by, with how many papers each, from its line. */
export function readLine(line: string): { readonly acronym: string; readonly forms: Map<string, number> } {
  const [acronym = '', ...parts] = line.split('\t');
  const forms = new Map<string, number>();
  for (let i = 0; i < parts.length; i += 2) forms.set(parts[i] ?? '', Number(parts[i + 1]));
  return { acronym, forms };
}

/** Adds up what the papers of two indexes explain. */
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

/** Like `addExplained`, for new texts of papers that the first index has too: only counts what is new to it. */
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

/** The long form of each acronym that has one, in a catalog of this many papers. */
export function mostExplained(explained: PackedStrings, papers: number): PackedStrings {
  return packStrings(
    stringsIn(explained)
      .flatMap((line) => minedFrom(line, papers) ?? [])
      .sort(),
  );
}

/** The main long form of an acronym, as a line, from everything explained about it. Undefined if it has none. */
function minedFrom(line: string, papers: number): string | undefined {
  const fewest = papers >= LARGE ? FEWEST : 1;
  const { acronym, forms } = readLine(line);
  let all = 0;
  for (const count of forms.values()) all += count;
  // Plurals and spelling variants count as separate forms; the most common one represents them.
  const [[longForm, count] = ['', 0]] = [...forms].sort((a, b) => b[1] - a[1]);
  return count >= fewest && count >= all * MAIN ? `${acronym}\t${longForm}\t${count}` : undefined;
}

/** Input for updating acronyms after papers were added to a tail. */
interface MoreExplained {
  /** The acronyms so far, and how many papers they are from. */
  readonly acronyms: PackedStrings;
  readonly before: number;
  /** How many papers there are now. */
  readonly papers: number;
  /** Everything explained before the tail, in the tail, and in the papers added to it. */
  readonly explained: PackedStrings;
  readonly tail: PackedStrings;
  readonly added: PackedStrings;
}

/** Same result as `mostExplained` on everything, but only recomputes acronyms that the added papers explain. */
export function mostExplainedNow({
  acronyms,
  before,
  papers,
  explained,
  tail,
  added,
}: MoreExplained): PackedStrings {
  if (before < LARGE && papers >= LARGE) return mostExplained(addExplained(explained, tail), papers);
  if (added.starts.length < 2) return acronyms;
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

/** The line of an acronym, if there is one, among sorted lines. */
export function lineIn(explained: PackedStrings, acronym: string): string[] {
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

/** The acronym with a number. */
export function minedAcronym(packed: PackedStrings, number: number): MinedAcronym {
  const [acronym = '', longForm = '', papers = ''] = stringAt(packed, number).split('\t');
  return { acronym, longForm, papers: Number(papers) };
}

export function minedAcronyms(packed: PackedStrings): readonly MinedAcronym[] {
  return Array.from({ length: packed.starts.length - 1 }, (_, number) => minedAcronym(packed, number));
}
