import { mergePapers } from '../../paper/merge.ts';
import type { Paper } from '../../paper/paper.ts';
import { createQueue } from '../../queue.ts';
import { mapInSlices } from '../../slices.ts';
import { catalogLine } from '../file/row/line.ts';
import { mergeStates } from './merge-states.ts';
import type { CatalogNews, SharedCatalog } from './shared-catalog.ts';
import type { Shelf } from './shelf.ts';
import { EMPTY_STATE, type RefreshState, type RefreshStateStore } from './state.ts';

/** A shelf whose papers several processes share, and what their refreshes remember. */
export interface SharedShelf {
  readonly shelf: Shelf;
  readonly state: RefreshStateStore;
  /** Writes papers and memory in one step, so that no process sees half a batch without the count that says so. */
  save(state: RefreshState): Promise<RefreshState>;
}

/** @param onPut called with each paper as it now stands, once it is written; nobody is shown what others cannot have. */
export function createSharedShelf(
  catalog: SharedCatalog,
  onPut: (paper: Paper) => void = () => {},
): SharedShelf {
  const papers = new Map<string, Paper>();
  /** Ids of papers that say more here than what is written. */
  const unwritten = new Set<string>();
  let seen = 0;
  let changes = 0;
  let state = EMPTY_STATE;
  const inTurn = createQueue();

  function show(paper: Paper): void {
    onPut(paper);
    changes += 1;
  }

  /** What is written stands, with what is not written yet laid over it. */
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
      // Thousands of comparisons in one go would hold up answers to people.
      await mapInSlices(news.papers, adopt);
      seen = news.revision;
      state = news.state;
    });

  /** @param ids of the papers to write; all that are not written yet unless given. */
  const write = (known: RefreshState, ids: ReadonlySet<string> = unwritten): Promise<void> =>
    inTurn(async () => {
      let own: readonly Paper[] = [];
      let merged = known;
      const change = (news: CatalogNews) => {
        for (const paper of news.papers) adopt(paper);
        own = [...ids].flatMap((id) => papers.get(id) ?? []);
        // What is put from now on is for the next time.
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
        // Of the moment that the papers shown are of.
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
