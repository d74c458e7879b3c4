import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, rounded, type Table } from './bench.ts';
import { openStage, reasonsOf, rowsOf } from './load/load.ts';
import { growthPerMinute, lowestOf, type Sample } from './load/soak.ts';

const MINUTES = 10;
const QUICK_MINUTES = 0.2;
const PER_SECOND = 50;

/** Samples per soak, however long it is. */
const SAMPLES = 200;

const STRETCHES = 5;

export default {
  name: 'soak',
  title: 'The program under a steady load: what it holds at the start, in the middle and at the end',
  onlyByName: true,
  options: { minutes: { type: 'string' } },

  async run({ quick, progress, options }): Promise<readonly Table[]> {
    const minutes = Number(options.minutes ?? (quick ? QUICK_MINUTES : MINUTES));
    const perSecond = Number(options.rate ?? PER_SECOND);
    const way = options.by === 'http' ? 'http' : 'gateway';
    const stage = await openStage({ way });
    try {
      const samples: Sample[] = [];
      const began = performance.now();
      const minute = () => (performance.now() - began) / 60_000;
      const look = async () => {
        samples.push({ minute: minute(), ...(await stage.bot.figures()) });
      };
      await stage.bot.collect();
      await look();
      const acting = stage.act({ perSecond, seconds: minutes * 60 });
      while (minute() < minutes) {
        await sleep((minutes * 60_000) / SAMPLES);
        await look();
        if (samples.length % 20 === 0) progress(line(samples.at(-1)));
      }
      const ended = await acting;
      await stage.bot.collect();
      await stage.bot.collect();
      await look();
      const [, , errors, p50, p99] = rowsOf(ended).at(-1) ?? [];
      const grows = (of: (sample: Sample) => number) => `${growthPerMinute(samples, of).toFixed(2)} MB`;
      return [
        {
          title: `${minutes} minutes of ${perSecond} interactions a second, by ${way}`,
          columns: ['minute', 'memory MB', 'heap MB', 'other buffers MB', 'open files', 'timers and sockets'],
          rows: [samples[0], ...lowestOf(samples, STRETCHES), samples.at(-1)]
            .flatMap((sample) => sample ?? [])
            .map((one) => [
              Number(one.minute.toFixed(2)),
              Math.round(one.residentMb),
              rounded(one.heapMb),
              rounded(one.externalMb),
              one.openFiles,
              one.handles,
            ]),
          notes: [
            'The first row is the start and the last the end, both once all garbage is collected; those between have the lowest heap of each fifth, which is what is left after a collection.',
            `Growth a minute, without the first fifth: memory ${grows(({ residentMb }) => residentMb)}, heap ${grows(({ heapMb }) => heapMb)}. ${ended.length} interactions, ${errors} errors, p50 ${p50} ms, p99 ${p99} ms.`,
            ...reasonsOf(ended),
          ],
          data: samples,
        },
      ];
    } finally {
      await stage.close();
    }
  },
} satisfies Bench;

function line(sample: Sample | undefined): string {
  if (sample === undefined) return '';
  return `minute ${sample.minute.toFixed(1)}: ${Math.round(sample.residentMb)} MB, heap ${Math.round(sample.heapMb)} MB`;
}
