import type { Paper } from '../../../paper/paper.ts';
import type { PaperRow } from '../row/format.ts';
import type { RecordStore } from './record-store.ts';
import type { TitleIds } from './title-ids.ts';

/** That what was said of one paper became what was said of another, before a record of the journal. */
export interface Move {
  readonly before: number;
  readonly from: string;
  readonly to: string;
  /** Whether a paper of the catalog got another id by it. */
  readonly isRenaming: boolean;
}

/** Adds rows to a store, finding ids for papers that are named by their title only. */
export interface Adder {
  add(row: PaperRow): void;
  flush(): Promise<void>;
  /** The titles of all that is known so far are kept, from when they are first needed. */
  keepTitles(): Promise<void>;
  /** All moves so far. */
  readonly moves: readonly Move[];
  /** Takes in the next record of the journal, as an earlier process added it. */
  restore(paper: Pick<Paper, 'id' | 'title'>, moves: readonly Move[]): void;
  /** New ids of papers that the catalog had under others. */
  readonly renamed: ReadonlySet<string>;
}

/** @param known papers known elsewhere, asked for when titles are first needed. */
export function createAdder(
  store: RecordStore,
  titles: TitleIds,
  known: (() => Promise<Iterable<Paper>>) | undefined,
): Adder {
  const renamed = new Set<string>();
  const moves: Move[] = [];

  function move(one: Move): void {
    if (one.isRenaming) renamed.add(one.to);
    store.move(one.from, one.to);
    moves.push(one);
  }

  return {
    renamed,
    moves,
    flush: store.flush,
    async keepTitles() {
      if (titles.keepsReal) return;
      titles.keepReal();
      for (const paper of (await known?.()) ?? []) titles.add(paper);
      for await (const paper of store.papers()) titles.add(paper);
    },
    add(row) {
      const { title } = row.paper;
      const id = row.namedByTitle ? (titles.realId(title) ?? row.paper.id) : row.paper.id;
      // A paper that was known by its title alone, and now shows its real id, moves there.
      const provisional = titles.provisionalIds(title).find((one) => one !== id && store.has(one));
      if (provisional !== undefined) {
        const isRenaming = !store.has(id) && !store.isNew(provisional);
        move({ before: store.records, from: provisional, to: id, isRenaming });
      }
      const paper = { ...row.paper, id };
      store.add(paper);
      titles.add(paper);
    },
    restore(paper, earlier) {
      for (let one = earlier[moves.length]; one?.before === store.records; one = earlier[moves.length])
        move(one);
      store.restore(paper.id);
      titles.add(paper);
    },
  };
}
