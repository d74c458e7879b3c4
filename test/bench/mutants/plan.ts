import { candidates } from './candidates.ts';
import type { Equivalent } from './equivalents.ts';
import { changedLines, folderOf, type Mutant } from './mutant.ts';
import type { TableRow } from './table.ts';

type Sources = ReadonlyMap<string, string>;

/** Each folder's mutants, except those listed as equivalent. */
export interface Plan {
  readonly byFolder: ReadonlyMap<string, readonly Mutant[]>;
  readonly equivalents: ReadonlyMap<string, number>;
}

/** Runs in a browser, and is compiled and tested there. */
const ELSEWHERE = 'src/playground/page/browser/';

/** Is the file part of the program? */
export function isSource(file: string): boolean {
  return /^(src|commands)\//.test(file) && !file.startsWith(ELSEWHERE);
}

/** All mutants in a tree. @throws Error listing equivalents that aren't mutants (any more). */
export function planMutants(sources: Sources, equivalents: readonly Equivalent[]): Plan {
  const byFolder = new Map<string, Mutant[]>();
  const named = new Map<string, number>();
  const left = new Set(equivalents);
  for (const [file, text] of sources) {
    if (!isSource(file)) continue;
    const folder = folderOf(file);
    const own = equivalents.filter((one) => one.file === file);
    for (const mutant of candidates(file, text)) {
      const [before, after] = own.length === 0 ? [] : changedLines(mutant, text);
      const known = own.find((one) => one.before === before && one.after === after);
      if (known === undefined) {
        const others = byFolder.get(folder);
        if (others === undefined) byFolder.set(folder, [mutant]);
        else others.push(mutant);
      } else {
        left.delete(known);
        named.set(folder, (named.get(folder) ?? 0) + 1);
      }
    }
  }
  if (left.size > 0) {
    const lines = [...left].map(({ file, before, after }) => `${file}: ${before} → ${after}`);
    throw new Error(`These equivalents are no mutants of the sources:\n${lines.join('\n')}`);
  }
  return { byFolder, equivalents: named };
}

/** The mutant for a row of the table. @throws Error unless its text occurs exactly once in the sources. */
export function plantRow({ fault, find, replace }: TableRow, sources: Sources): Mutant {
  const places = [...sources].flatMap(([file, text]) => {
    if (!isSource(file)) return [];
    return text.split(find).length > 1 ? [{ file, text, times: text.split(find).length - 1 }] : [];
  });
  const [only, ...more] = places;
  if (only === undefined || more.length > 0 || only.times > 1) {
    const where = places.map(({ file, times }) => `${file} (${times})`).join(', ') || 'nowhere';
    throw new Error(`“${fault}” cannot be planted: “${find}” stands ${where}, and should stand once.`);
  }
  const start = only.text.indexOf(find);
  return { file: only.file, start, end: start + find.length, replacement: replace, operator: fault };
}
