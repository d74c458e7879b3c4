import type { Budget } from './timing.ts';

/** How long an engine may take, in ms; past a deadline it is killed. */
export interface Limits {
  /** Until the papers are read and the first phase begins. */
  readonly start: number;
  readonly build: number;
  readonly save: number;
  readonly restart: number;
  readonly swap: number;
  /** All queries of one kind, with warm-up. */
  readonly kind: number;
  readonly budget: Budget;
}

/** Enough for every engine's build at 100,000 papers, and for three queries of half a minute each. */
export const FULL: Limits = {
  start: 120_000,
  build: 600_000,
  save: 120_000,
  restart: 120_000,
  swap: 120_000,
  kind: 180_000,
  budget: { time: 15_000, least: 3 },
};

export const QUICK: Limits = {
  start: 60_000,
  build: 60_000,
  save: 20_000,
  restart: 20_000,
  swap: 20_000,
  kind: 20_000,
  budget: { time: 3_000, least: 3 },
};
