import { type Bench, rounded, type Table } from './bench.ts';
import type { Way } from './load/bot-process.ts';
import { COLUMNS, openStage, reasonsOf, rowsOf } from './load/load.ts';

/** Compiles code and opens connections before measuring. */
const WARM_UP_SECONDS = 10;

export default {
  name: 'load',
  title: 'So many interactions a second against one process, by an open loop',
  options: {
    rate: { type: 'string' },
    seconds: { type: 'string' },
    by: { type: 'string' },
    papers: { type: 'string' },
  },

  async run({ quick, progress, options }): Promise<readonly Table[]> {
    const perSecond = Number(options.rate ?? (quick ? 100 : 500));
    const seconds = Number(options.seconds ?? (quick ? 5 : 60));
    const papers = options.papers === undefined ? undefined : Number(options.papers);
    const tables: Table[] = [];
    for (const way of waysOf(options.by)) {
      progress(`${perSecond} a second for ${seconds} s, by ${way}`);
      tables.push(await measure(way, { perSecond, seconds }, papers, quick ? 1 : WARM_UP_SECONDS));
    }
    return tables;
  },
} satisfies Bench;

function waysOf(by: unknown): readonly Way[] {
  if (by === undefined) return ['gateway', 'http'];
  if (by === 'gateway' || by === 'http') return [by];
  throw new Error('--by is gateway or http');
}

async function measure(
  way: Way,
  load: { readonly perSecond: number; readonly seconds: number },
  papers: number | undefined,
  warmUpSeconds: number,
): Promise<Table> {
  const stage = await openStage({ way, papers });
  try {
    await stage.act({ perSecond: Math.ceil(load.perSecond / 4), seconds: warmUpSeconds });
    const before = await stage.bot.figures();
    const ownBefore = process.cpuUsage();
    const ended = await stage.act(load);
    const own = process.cpuUsage(ownBefore);
    const after = await stage.bot.figures();
    const used = after.processorSeconds - before.processorSeconds;
    return {
      title: `${load.perSecond} interactions a second for ${load.seconds} s, by ${way}, ms from when each was due until it was answered`,
      columns: [...COLUMNS],
      rows: rowsOf(ended),
      notes: [
        `The process: ${rounded((1000 * used) / ended.length)} ms of processor time for each, ${Math.round(before.residentMb)} MB before and ${Math.round(after.residentMb)} MB after (heap ${Math.round(after.heapMb)} MB), longest block of its event loop ${Math.round(after.longestBlockMs)} ms. People and Discord took ${rounded((own.user + own.system) / 1000 / ended.length)} ms for each, in the process that measures.`,
        ...reasonsOf(ended),
      ],
      data: { before, after },
    };
  } finally {
    await stage.close();
  }
}
