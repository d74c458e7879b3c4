import { mergePapers } from '../../paper/merge.ts';
import type { Paper } from '../../paper/paper.ts';
import { createQueue } from '../../queue.ts';
import { mapInSlices } from '../../slices.ts';
import { catalogLine } from '../file/row/line.ts';
import { mergeStates } from './merge-states.ts';
import type { CatalogNews, SharedCatalog } from './shared-catalog.ts';
import type { Shelf } from './shelf.ts';
import { EMPTY_STATE, type RefreshState, type RefreshStateStore } from './state.ts';

/** A shelf shared by several processes, with their refresh state. */
export interface SharedShelf {
  readonly shelf: Shelf;
  readonly state: RefreshStateStore;
  /**
   * Writes papers and state in one transaction, so that no process sees half a batch without the count that says so.
   */
  save(state: RefreshState): Promise<RefreshState>;
}

/**
 * @param onPut called with each paper as it is now, once it's written: nothing is shown that other processes can't
 * have.
 */
export function createSharedShelf(
  catalog: SharedCatalog,
  onPut: (paper: Paper) => void = () => {},
): SharedShelf {
  const papers = new Map<string, Paper>();
  /** Ids of papers that have more here than in the database. */
  const unwritten = new Set<string>();
  let seen = 0;
  let changes = 0;
  let state = EMPTY_STATE;
  const inTurn = createQueue();

  function show(paper: Paper): void {
    onPut(paper);
    changes += 1;
  }

  /** Takes over the database's record, then lays unwritten changes over it. */
  function adopt(record: Paper): void {
    const known = papers.get(record.id);
    const isOwn = known !== undefined && unwritten.has(record.id);
    const paper = isOwn ? mergePapers(record, known) : record;
    if (known !== undefined && catalogLine(known) === catalogLine(paper)) return;
    papers.set(record.id, paper);
    if (!isOwn) show(paper);
  }

  const open = (): Promise<void> =>
    inTurn(async () => {
      if ((await catalog.revision()) === seen) return;
      const news = await catalog.read(seen);
      // Thousands of comparisons in one go would block the event loop.
      await mapInSlices(news.papers, adopt);
      seen = news.revision;
      state = news.state;
    });

  /** @param ids papers to write; default: everything unwritten. */
  const write = (known: RefreshState, ids: ReadonlySet<string> = unwritten): Promise<void> =>
    inTurn(async () => {
      let own: readonly Paper[] = [];
      let merged = known;
      const change = (news: CatalogNews) => {
        for (const paper of news.papers) adopt(paper);
        own = [...ids].flatMap((id) => papers.get(id) ?? []);
        // Anything put from now on waits for the next write.
        for (const { id } of own) unwritten.delete(id);
        merged = mergeStates(news.state, known);
        return { papers: own, state: merged };
      };
      try {
        seen = await catalog.write(seen, change);
      } catch (error) {
        for (const { id } of own) unwritten.add(id);
        throw error;
      }
      state = merged;
      for (const paper of own) show(paper);
    });

  return {
    shelf: {
      papers,
      get changes() {
        return changes;
      },
      put(record, preferred = 'record') {
        const known = papers.get(record.id);
        const [under, over] = preferred === 'record' ? [known, record] : [record, known];
        const paper = under === undefined || over === undefined ? record : mergePapers(under, over);
        if (known !== undefined && catalogLine(known) === catalogLine(paper)) return 'same';
        papers.set(paper.id, paper);
        unwritten.add(paper.id);
        return known === undefined ? 'added' : 'updated';
      },
      open,
      saveOnly: (id) => write(EMPTY_STATE, new Set([id])),
      save: () => (unwritten.size === 0 ? Promise.resolve() : write(EMPTY_STATE)),
    },
    state: {
      async read() {
        // Read at the same moment as the papers shown.
        if (seen === 0) await open();
        return state;
      },
      async add(known) {
        await write(known);
        return state;
      },
    },
    async save(known) {
      await write(known);
      return state;
    },
  };
}
