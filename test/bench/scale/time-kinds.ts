import { percentile } from '../bench.ts';
import { watchLoop } from '../search/speed/loop-watch.ts';
import { timeEach } from '../search/speed/timing.ts';
import { type Asked, type Figures, KINDS, type Kind } from './figures.ts';

/** After this time, in ms, no more queries of a kind begin, unless fewer than three have ended. */
const BUDGET = { time: 20_000, least: 3 };
const WARM_UP = 20;

/** Runs all queries on an engine in sequence, and reports each kind's figures as soon as they are known. */
export async function timeKinds(
  asked: Asked,
  ask: Readonly<Partial<Record<Kind, (text: string) => Promise<number> | number>>>,
): Promise<void> {
  for (const kind of KINDS) {
    const run = ask[kind];
    if (run === undefined) continue;
    const times: number[] = [];
    let answered = 0;
    const { block } = await watchLoop(() =>
      timeEach({
        warmUp: asked[kind].slice(0, WARM_UP),
        measured: asked[kind].slice(WARM_UP),
        budget: BUDGET,
        run,
        onTime(took, found) {
          times.push(took);
          if (found > 0) answered++;
        },
      }),
    );
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
    tell({ kinds: { [kind]: { p50, p99, asked: times.length, answered, held: block.held } } });
  }
}

/** Pipes are written synchronously, so nothing is lost if the process is killed. */
export function tell(figures: Figures): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
