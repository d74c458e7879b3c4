import type { Signals } from './score.ts';

/** What growth is measured against. */
export interface Since {
  /** Day of the earlier reading, and whether it is the day before today's. */
  readonly day: string;
  readonly yesterday: boolean;
}

/** Below this many days a paper is told by how long it has been listed. */
const COUNTED_DAYS = 7;

/**
 * Why a paper is in the list, in at most two parts: "+37 votes since yesterday · 3rd day". Empty when nothing is known
 * but that it exists.
 */
export function why(signals: Signals, facts: { readonly since?: Since; readonly listed: boolean }): string {
  const parts: string[] = [];
  if (signals.localVotes > 0) parts.push(`${votes(signals.localVotes)} here`);
  const since = facts.since === undefined ? '' : sinceText(facts.since);
  if (signals.voteGrowth > 0 && since !== '') parts.push(`+${votes(signals.voteGrowth)} ${since}`);
  if (facts.listed && signals.ageDays < 1) parts.push('new');
  if (signals.position !== undefined && signals.position <= 10) {
    parts.push(`no. ${signals.position} on Hugging Face`);
  }
  if (signals.starGrowth >= 10 && since !== '') parts.push(`+${grouped(signals.starGrowth)} stars ${since}`);
  if (facts.listed && signals.ageDays >= 1 && signals.ageDays < COUNTED_DAYS) {
    parts.push(`${ordinal(Math.floor(signals.ageDays) + 1)} day`);
  }
  return parts.slice(0, 2).join(' · ');
}

function votes(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'vote' : 'votes'}`;
}

function sinceText(since: Since): string {
  return since.yesterday ? 'since yesterday' : `since ${since.day}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** `1st`, `2nd`, `3rd`, `11th`. */
export function ordinal(n: number): string {
  const tens = n % 100;
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}
