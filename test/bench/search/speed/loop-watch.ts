import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { openRunDelay } from './run-delay.ts';

/** The longest block of the event loop, in ms, and its parts. */
export interface Block {
  readonly longest: number;
  /** Garbage collection. */
  readonly collecting: number;
  /** The longest time between two ticks without waiting for a processor: perhaps from another block. */
  readonly held: number;
  /** Waiting for a processor that other threads and processes had; 0 if the system doesn't tell. */
  readonly waiting: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Garbage collections are reported a moment after they happen. */
const AFTERMATH = 30;

/**
 * Runs some work and returns its longest block. A timer ticks every millisecond: a block is the time between two ticks.
 * It ticks once before the work begins, so that its own start doesn't count.
 */
export async function watchLoop<T>(work: () => Promise<T>): Promise<{ result: T; block: Block }> {
  const collections: Span[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      collections.push({ from: startTime, to: startTime + duration });
  });
  observer.observe({ entryTypes: ['gc'] });
  await sleep(AFTERMATH);

  const delay = openRunDelay();
  let last = { at: performance.now(), delay: delay.read() };
  let held = 0;
  let longest = { from: last.at, to: last.at, waiting: 0 };
  const tick = () => {
    const now = { at: performance.now(), delay: delay.read() };
    if (now.at - last.at > longest.to - longest.from)
      longest = { from: last.at, to: now.at, waiting: now.delay - last.delay };
    held = Math.max(held, now.at - last.at - (now.delay - last.delay));
    last = now;
  };
  const ticks = setInterval(tick, 1);
  try {
    const result = await work();
    tick();
    return { result, block: await told() };
  } finally {
    clearInterval(ticks);
    observer.disconnect();
    delay.close();
  }

  async function told(): Promise<Block> {
    clearInterval(ticks);
    await sleep(AFTERMATH);
    const collecting = collections.reduce((sum, one) => sum + overlap(one, longest), 0);
    return { longest: longest.to - longest.from, collecting, held, waiting: longest.waiting };
  }
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}
