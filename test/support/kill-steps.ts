import { paper } from './papers.ts';

/** The steps of a delivery at which the process is killed. */
export const KILL_STEPS = [
  'before claim',
  'after claim',
  'before begin',
  'after begin',
  'before send',
  'before keep',
  'after keep',
  'after send',
  'before settle',
  'after settle',
  'before reconcile',
  'after reconcile',
  'before publish',
  'after publish',
  'after reclaim',
] as const;

export type KillStep = (typeof KILL_STEPS)[number];

/** Few enough papers to be quick, and none in a batch, so that every day has something to post. */
export const KILL_PAPERS = Array.from({ length: 6 }, (_, i) =>
  paper(`k${i}`, { published: `2026-01-0${i + 1}` }),
);
