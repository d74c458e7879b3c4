import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createBreath } from '../../src/breath.ts';
import type { Follow, FollowKind } from '../../src/follow/follow.ts';
import { createFollowIndex, type FollowIndex } from '../../src/follow/follow-index.ts';
import { keyFrequency } from '../../src/follow/frequency.ts';
import { readPaper } from '../../src/follow/read-paper.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { NO_ACRONYMS } from '../../src/search/match/acronyms.ts';
import { type Bench, rounded } from './bench.ts';
import { readAnthology } from './search/collections.ts';
import { watchLoop } from './search/speed/loop-watch.ts';

const FOLLOWS = 100_000;
const QUICK_FOLLOWS = 10_000;
const PAPERS = 1_000;
/** From arXiv and conferences; the Anthology has none. */
const CATEGORIES = ['cs.CL', 'cs.LG', 'cs.IR', 'cs.AI', 'cs.CV', 'stat.ML', 'cs.HC', 'cs.SD'];

type Wish = Pick<Follow, 'kind' | 'value'>;

/** Everything that people follow, matched against the papers of one refresh. */
export default {
  name: 'follows',
  title: 'Follows matched with new papers',
  async run({ quick, progress }) {
    const count = quick ? QUICK_FOLLOWS : FOLLOWS;
    const title = `${count.toLocaleString('en')} follows, ${PAPERS.toLocaleString('en')} new papers`;
    const columns = [
      'step',
      's',
      'of it at work',
      'longest hold of the loop ms',
      'longest block ms',
      'of it collecting garbage',
      'waiting for a processor',
    ];
    const all = readAnthology();
    if (all === undefined) {
      const notes = ['The data in ../shared is absent, so there is nothing to measure.'];
      return [{ title, columns, rows: [], notes }];
    }
    const papers = all.slice(-PAPERS).map(categorised);
    const follows = Array.from({ length: count }, (_, i) => wishOf(all, i));
    all.length = 0;
    const collect = collector();
    const rows: (string | number)[][] = [];
    async function timed<T>(step: string, work: () => Promise<T>): Promise<T> {
      progress(step);
      const { result, block } = await watchLoop(async () => {
        const [begin, used] = [performance.now(), process.cpuUsage()];
        const value = await work();
        const { user, system } = process.cpuUsage(used);
        return { value, took: performance.now() - begin, atWork: (user + system) / 1_000 };
      });
      rows.push([
        step,
        rounded(result.took / 1_000),
        rounded(result.atWork / 1_000),
        rounded(block.held),
        rounded(block.longest),
        rounded(block.collecting),
        rounded(block.waiting),
      ]);
      return result.value;
    }
    collect();
    const before = process.memoryUsage().heapUsed;
    const frequency = await timed('count the words of the papers', () => keyFrequency(papers));
    const index = createFollowIndex<Wish>({ acronyms: NO_ACRONYMS, frequency });
    await timed('read the follows into the index', () => addAll(index, follows));
    const matches = await timed('match the papers', () => matchesAmong(index, papers));
    collect();
    const held = (process.memoryUsage().heapUsed - before) / 2 ** 20;
    const pairs = matches.reduce((sum, one) => sum + one.follows.length, 0);
    return [
      {
        title,
        columns,
        rows,
        notes: [
          `${pairs.toLocaleString('en')} pairs found, of ${(count * PAPERS).toLocaleString('en')}; ${Math.round(held)} MB held by index and matches.`,
          'A block is the time between two ticks of the loop; a hold is that without what the loop waited for a processor that others had.',
          'Follows are one to three words of titles (six in ten), phrases in quotes, authors and categories.',
        ],
      },
    ];
  },
} satisfies Bench;

/** Something to follow, derived from a paper in the whole collection. */
function wishOf(all: readonly Paper[], i: number): Wish {
  const paper = all[(i * 7_919) % all.length];
  const spoken = (paper?.title ?? '').split(/[^\p{L}\p{N}-]+/u).filter((word) => word.length > 3);
  const at = i % Math.max(1, spoken.length - 2);
  const piece = spoken.slice(at, at + 1 + (i % 3)).join(' ') || 'translation';
  const kind: FollowKind = i % 10 === 9 ? 'category' : i % 10 >= 7 ? 'author' : 'words';
  if (kind === 'category') return { kind, value: CATEGORIES[i % 7] ?? 'cs' };
  if (kind === 'author') return { kind, value: paper?.authors[0] ?? 'Ada Lovelace' };
  return { kind, value: i % 10 === 6 ? `"${piece}"` : piece };
}

function categorised(paper: Paper, i: number): Paper {
  return { ...paper, categories: [CATEGORIES[i % 8] ?? 'cs', CATEGORIES[(i * 3) % 8] ?? 'cs'] };
}

/** Collects garbage at once, so that only live memory counts. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  return () => {
    if (typeof gc === 'function') gc();
  };
}

/** Adds follows to an index, yielding to the event loop. */
async function addAll(index: FollowIndex<Wish>, follows: readonly Wish[]): Promise<void> {
  const breathe = createBreath();
  for (const follow of follows) {
    index.add(follow);
    await breathe();
  }
}

/** The papers that match any follow in an index; yields to the event loop. */
async function matchesAmong(index: FollowIndex<Wish>, papers: readonly Paper[]) {
  const breathe = createBreath();
  const found: { readonly paper: Paper; readonly follows: readonly Wish[] }[] = [];
  for (const paper of papers) {
    const follows: Wish[] = [];
    for (const same of index.matching(readPaper(paper))) {
      for (const follow of same) follows.push(follow);
      await breathe();
    }
    if (follows.length > 0) found.push({ paper, follows });
  }
  return found;
}
