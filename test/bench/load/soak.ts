import type { Figures } from './bot-process.ts';

/** The program's own figures at one moment of a soak. */
export interface Sample extends Figures {
  /** Since the beginning. */
  readonly minute: number;
}

/** The first part of a soak, in which code is compiled and caches fill, doesn't count as growth. */
const WARM_UP_SHARE = 0.2;

/**
 * Growth per minute once the program is warm: the slope of the least-squares line through all samples, since single
 * ones depend on when garbage was last collected.
 */
export function growthPerMinute(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const end = samples.at(-1)?.minute ?? 0;
  const points = samples.filter(({ minute }) => minute >= end * WARM_UP_SHARE);
  const middle = mean(points.map(({ minute }) => minute));
  const level = mean(points.map(of));
  const spread = points.reduce((sum, { minute }) => sum + (minute - middle) ** 2, 0);
  const slope = points.reduce((sum, one) => sum + (one.minute - middle) * (of(one) - level), 0);
  return spread === 0 ? 0 : slope / spread;
}

/** The sample with the lowest heap in each stretch of a soak: what remains after a collection. */
export function lowestOf(samples: readonly Sample[], stretches: number): readonly Sample[] {
  const end = samples.at(-1)?.minute ?? 0;
  return Array.from({ length: stretches }, (_, at) => {
    const within = samples.filter(
      ({ minute }) => minute >= (at * end) / stretches && minute <= ((at + 1) * end) / stretches,
    );
    return within.reduce<Sample | undefined>(
      (lowest, one) => (lowest === undefined || one.heapMb < lowest.heapMb ? one : lowest),
      undefined,
    );
  }).flatMap((sample) => sample ?? []);
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / Math.max(1, figures.length);
}
