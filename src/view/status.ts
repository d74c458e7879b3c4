import { time } from 'discord.js';
import type { Freshness, SourceHealth } from '../catalog/refresh/freshness.ts';
import { dateName } from './day-name.ts';
import { sourceAnswer } from './source-answer.ts';
import { count, safe } from './text.ts';

/** Room for a source's error message. */
const ERROR_ROOM = 300;

/** The size and freshness of the catalog, as lines of Discord markdown; times show in each reader's own zone. */
export function statusText(
  papers: number,
  freshness: Freshness,
  digests: { readonly active: number; readonly nextAt: Date | undefined } | undefined,
): string {
  const { refreshedAt, completeBatch, nextBatch, nextRefresh, sources, isStale } = freshness;
  const lines = [
    `**${count(papers, 'paper')}** in the catalog`,
    refreshedAt === undefined
      ? 'Not updated yet: these are the papers I started with.'
      : `Last updated ${time(refreshedAt, 'R')}${isStale ? ' (overdue)' : ''}`,
    completeBatch === undefined ? '' : `Latest papers: ${safe(dateName(completeBatch), 20)}`,
    ...(nextRefresh === undefined
      ? ['Automatic updates are off (`REFRESH=off`)']
      : [`Next batch starts ${time(nextBatch.at, 'R')}`, `Next update ${time(nextRefresh, 'R')}`]),
    digestLine(digests),
    ...sources.map(sourceLine),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function digestLine(digests: Parameters<typeof statusText>[2]): string {
  if (digests === undefined) return "I can't reach my database right now. Digests go out once I can.";
  if (digests.active === 0) return 'No digests are set up';
  const next = digests.nextAt === undefined ? '' : `, next one ${time(digests.nextAt, 'R')}`;
  return `${count(digests.active, 'digest')} set up${next}`;
}

function sourceLine(health: SourceHealth): string {
  const { title, lastError, isFailing } = health;
  const answered = sourceAnswer(health, (at) => time(at, 'R'));
  if (lastError === undefined) return `-# ${title} ${answered}`;
  const failed = `${isFailing ? 'failed' : 'last failed'} ${time(lastError.at, 'R')}`;
  return `-# ${isFailing ? '⚠️ ' : ''}${title} ${answered}, ${failed}: ${safe(lastError.message, ERROR_ROOM)}`;
}
