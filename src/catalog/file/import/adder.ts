import type { Paper } from '../../../paper/paper.ts';
import type { PaperRow } from '../row/format.ts';
import type { RecordStore } from './record-store.ts';
import type { TitleIds } from './title-ids.ts';

/** Before a certain journal record, everything known of one paper was moved to another id. */
export interface Move {
  readonly before: number;
  readonly from: string;
  readonly to: string;
  /** Whether this changed the id of a paper in the catalog. */
  readonly isRenaming: boolean;
}

/** Adds rows to a store, finding ids for papers known only by title. */
export interface Adder {
  add(row: PaperRow): void;
  flush(): Promise<void>;
  /** Starts keeping the titles of all known papers, once they're needed. */
  keepTitles(): Promise<void>;
  /** All moves so far. */
  readonly moves: readonly Move[];
  /** Restores the next journal record, as an earlier process added it. */
  restore(paper: Pick<Paper, 'id' | 'title'>, moves: readonly Move[]): void;
  /** New ids of papers that had other ids in the catalog. */
  readonly renamed: ReadonlySet<string>;
}

/** @param known papers known elsewhere, requested when titles are first needed. */
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
      // A paper known only by title moves to its real id once that turns up.
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
