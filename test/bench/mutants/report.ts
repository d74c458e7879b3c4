import type { Table } from '../bench.ts';
import { folderOf, type Judged } from './mutant.ts';

/** Survival by folder. */
export function folderTable(
  judged: readonly Judged[],
  equivalents: ReadonlyMap<string, number>,
  seed: string,
): Table {
  const folders = [...new Set(judged.map(({ mutant }) => folderOf(mutant.file)))];
  const lines = folders.map((folder) => {
    const all = judged.filter(({ mutant }) => folderOf(mutant.file) === folder);
    const killed = all.filter(({ fate }) => fate.kind === 'killed').length;
    const survived = all.filter(({ fate }) => fate.kind === 'survived').length;
    const unjudged = all.filter(({ fate }) => fate.kind === 'unjudged').length;
    const invalid = all.length - killed - survived - unjudged;
    return {
      folder,
      planted: killed + survived,
      survived,
      invalid,
      unjudged,
      equivalent: equivalents.get(folder) ?? 0,
    };
  });
  return {
    title: 'Survival by folder',
    columns: ['folder', 'planted', 'survived', '%', 'did not compile', 'no time left', 'named equivalent'],
    rows: lines.map(({ folder, planted, survived, invalid, unjudged, equivalent }) => [
      folder,
      planted,
      survived,
      planted === 0 ? 0 : Math.round((100 * survived) / planted),
      invalid,
      unjudged,
      equivalent,
    ]),
    notes: [`Seed ${seed}. What does not compile is not counted; words for the log are not changed.`],
    data: lines,
  };
}

/** Where each survivor is and what it changes. */
export function survivorTable(judged: readonly Judged[]): Table {
  const survivors = judged.filter(({ fate }) => fate.kind === 'survived');
  return {
    title: 'Survivors',
    columns: ['place and change'],
    rows: survivors.map(({ place }) => [place]),
    data: judged.map(({ place, fate }) => ({ place, ...fate })),
  };
}

const TOLD = { survived: 'SURVIVED', invalid: 'DOES NOT COMPILE', unjudged: 'NO TIME LEFT' } as const;

/** What became of each mutant in the fixed list. */
export function tableTable(judged: readonly Judged[]): Table {
  return {
    title: 'Mutants that are always planted',
    columns: ['fault', 'file', 'killed by'],
    rows: judged.map(({ mutant, fate }) => [
      mutant.operator,
      mutant.file,
      fate.kind === 'killed' ? fate.by : TOLD[fate.kind],
    ]),
    data: judged.map(({ place, fate }) => ({ place, ...fate })),
  };
}
