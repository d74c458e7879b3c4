import { daysBefore } from '../../src/catalog/batch-day.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { paper } from './papers.ts';

/**
 * What the mail server is doing when it has the process killed: by the last step the mail has arrived, but nobody
 * knows.
 */
export const SERVER_STEPS = ['at recipient', 'at text', 'at end'] as const;
export type ServerStep = (typeof SERVER_STEPS)[number];

/** Where a process is killed while it sends a mail: by itself, around its writes, or by the server. */
export type MailKillStep =
  | ServerStep
  | `${'before' | 'after'} ${'claim' | 'begin' | 'asked' | 'sent' | 'settle' | 'reconcile'}`;

/** A day in a kill run: processes that die in turn, and perhaps one that survives. */
export interface KillDay {
  readonly kills: readonly MailKillStep[];
  /** Is the rest taken up the same day? Otherwise it is the next day, when it is too late. */
  readonly isFinished: boolean;
}

/** All steps, the most revealing first. */
export const KILL_DAYS: readonly KillDay[] = [
  { kills: ['at end', 'before reconcile'], isFinished: true },
  { kills: ['at text', 'after sent'], isFinished: true },
  { kills: ['before asked'], isFinished: false },
  { kills: ['before claim', 'after claim'], isFinished: true },
  { kills: ['after asked', 'after reconcile'], isFinished: true },
  { kills: ['before begin', 'after begin'], isFinished: true },
  { kills: ['at recipient', 'before settle'], isFinished: true },
  { kills: ['after settle'], isFinished: true },
  { kills: ['before sent'], isFinished: false },
  { kills: [], isFinished: true },
];

export const MAIL_KILL_FROM = 'Paperboy <bot@example.org>';
export const MAIL_KILL_SECRET = 'a secret for the kill runs alone';

/**
 * What people in the kill runs follow; kept out of the day's other papers, so that it appears under its own heading.
 */
export const FOLLOWED_WORD = 'followable';

/** Three papers for each of the last days, `2026-02-01-a` and so on; the last is for those who follow it. */
export function papersUntil(day: string): Paper[] {
  const days = Array.from({ length: 40 }, (_, back) => daysBefore(day, back));
  return days.flatMap((listedOn) => [
    paper(`${listedOn}-a`, { listedOn, upvotes: 20 }),
    paper(`${listedOn}-b`, { listedOn, upvotes: 10 }),
    paper(`${listedOn}-c`, { listedOn, upvotes: 5, title: `A ${FOLLOWED_WORD} paper of ${listedOn}` }),
  ]);
}
