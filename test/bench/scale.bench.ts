import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Paper } from '../../src/paper/paper.ts';
import type { Bench, Table } from './bench.ts';
import { type Asked, type Figures, merged } from './scale/figures.ts';
import { measureLoopback } from './scale/loopback-bot.ts';
import { makeCatalog } from './scale/make-catalog.ts';
import { growthPlot } from './scale/plot.ts';
import { runProcess } from './scale/run-process.ts';
import { goalTable, LIMIT, peerTable, type SizeFigures } from './scale/tables.ts';
import { readAnthology } from './search/collections.ts';

const SIZES = [100_000, 1_000_000, 3_000_000];
const QUICK_SIZES = [5_000, 20_000];
/** Measured at this size only; the packed arrays run at every size. */
const PEERS = ['sqlite-fts5', 'postgresql'];
const PEERS_AT = 1_000_000;
const HOUR = 3_600_000;
/** For the peers: the bot itself runs with Node's defaults. */
const ROOM = ['--max-old-space-size=12000'];

/** From a hundred thousand papers to all of arXiv. Takes an hour or two and 20 GB of disk. */
export default {
  name: 'scale',
  title: 'From a hundred thousand papers to three million',
  onlyByName: true,
  options: {
    papers: { type: 'string', multiple: true },
    without: { type: 'string', multiple: true },
    folder: { type: 'string' },
    plot: { type: 'string' },
    minutes: { type: 'string' },
  },
  async run({ quick, progress, options }) {
    const real = readAnthology();
    if (real === undefined) {
      const notes = ['The data in ../shared is absent, so there is nothing to measure.'];
      return [{ title: 'Scale', columns: ['papers'], rows: [], notes }];
    }
    const given = typeof options.folder === 'string' ? options.folder : undefined;
    const folder = given ?? (await mkdtemp(join(tmpdir(), 'paperboy-scale-')));
    await mkdir(folder, { recursive: true });
    const without = Array.isArray(options.without) ? options.without : [];
    const wanted = Array.isArray(options.papers) ? options.papers.map(Number) : undefined;
    const all = wanted ?? (quick ? QUICK_SIZES : SIZES);
    const last = all.at(-1);
    const minutes = typeof options.minutes === 'string' ? Number(options.minutes) : 0;
    const sizes: SizeFigures[] = [];
    const loopback: Table[] = [];
    try {
      for (const papers of all) {
        sizes.push(await measureSize(real, papers, folder, without, progress));
        if (papers === last && minutes > 0)
          loopback.push(await measureRunning(real, papers, folder, minutes, progress));
      }
    } finally {
      if (given === undefined) await rm(folder, { recursive: true, force: true });
    }
    if (typeof options.plot === 'string') await writeFile(options.plot, growthPlot(sizes));
    return [goalTable(sizes), ...sizes.map(peerTable), ...loopback].map((table) => ({
      ...table,
      data: sizes,
    }));
  },
} satisfies Bench;

async function measureSize(
  real: readonly Paper[],
  papers: number,
  folder: string,
  without: readonly unknown[],
  progress: (line: string) => void,
): Promise<SizeFigures> {
  progress(`${papers.toLocaleString('en')} papers: making the catalog`);
  const { file, asked } = await makeCatalog(real, papers, folder, progress);
  const peers: Record<string, Figures> = {};
  for (const name of [LIMIT, ...(papers === PEERS_AT ? PEERS : [])]) {
    if (without.includes(name)) continue;
    progress(`${papers.toLocaleString('en')} papers: ${name}`);
    const own = await mkdtemp(join(folder, 'peer-'));
    const task = { catalog: file, papers, folder: own, asked };
    peers[name] = await runProcess({ file: `./peers/${name}.js`, task, patience: HOUR, options: ROOM });
    await rm(own, { recursive: true, force: true });
    progress(`  ${JSON.stringify(peers[name])}`);
  }
  const bot = without.includes('bot') ? {} : await measureBot(papers, file, asked, folder, progress);
  return { papers, bot, peers };
}

/** The bot itself, on the data that was measured before it. */
async function measureRunning(
  real: readonly Paper[],
  papers: number,
  folder: string,
  minutes: number,
  progress: (line: string) => void,
): Promise<Table> {
  progress(`${papers.toLocaleString('en')} papers: the bot over a loopback Discord, ${minutes} minutes`);
  const { asked } = await makeCatalog(real, papers, folder, progress);
  const [dataDir, catalog] = [join(folder, `data-${papers}`), join(folder, `imported-${papers}.jsonl`)];
  return measureLoopback({ dataDir, catalog, asked, papers, minutes, progress });
}

async function measureBot(
  papers: number,
  snapshot: string,
  asked: Asked,
  folder: string,
  progress: (line: string) => void,
): Promise<Figures> {
  const dataDir = join(folder, `data-${papers}`);
  await mkdir(dataDir, { recursive: true });
  const catalog = join(folder, `imported-${papers}.jsonl`);
  let figures: Figures = {};
  const step = async (name: string, file: string, task: object) => {
    progress(`${papers.toLocaleString('en')} papers: ${name}`);
    const found = await runProcess({ file, task, patience: HOUR });
    progress(`  ${JSON.stringify(found)}`);
    figures = merged(figures, found);
  };
  if (!existsSync(catalog)) await step('import', './measure-import.js', { file: snapshot, into: catalog });
  const task = { dataDir, catalog, asked, meaningPatience: HOUR / 2 };
  if (!existsSync(join(dataDir, 'search.index'))) {
    await step('first start', './measure-bot.js', { ...task, part: 'build' });
  }
  await step('restart, searches and a refresh', './measure-bot.js', { ...task, part: 'restart' });
  return figures;
}
