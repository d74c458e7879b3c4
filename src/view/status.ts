import { time } from 'discord.js';
import type { Freshness, SourceHealth } from '../catalog/refresh/freshness.ts';
import { count, safe } from './text.ts';

/** Room for what a source said went wrong. */
const ERROR_ROOM = 300;

/** What the bot holds and how fresh it is, as lines of Discord's markdown; times show in each reader's own zone. */
export function statusText(
  papers: number,
  freshness: Freshness,
  digests: { readonly active: number; readonly nextAt: Date | undefined } | undefined,
): string {
  const { refreshedAt, completeBatch, nextBatch, nextRefresh, sources, isStale } = freshness;
  const lines = [
    `**${count(papers, 'paper')}** in the catalog`,
    refreshedAt === undefined
      ? 'Never refreshed: these are the papers I came with, or was given.'
      : `Last refreshed ${time(refreshedAt, 'R')}${isStale ? ', which is longer ago than it should be' : ''}`,
    completeBatch === undefined ? '' : `Newest batch: ${safe(completeBatch, 10)}`,
    ...(nextRefresh === undefined
      ? ['I ask no source by myself (`REFRESH=off`).']
      : [
          `Next batch: of ${nextBatch.day}, begins ${time(nextBatch.at, 'R')}`,
          `Next refresh ${time(nextRefresh, 'R')}`,
        ]),
    digestLine(digests),
    ...sources.map(sourceLine),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function digestLine(digests: Parameters<typeof statusText>[2]): string {
  if (digests === undefined) return 'I can’t reach my database right now; digests go out once I can.';
  if (digests.active === 0) return 'No digest is set up.';
  const next = digests.nextAt === undefined ? '' : `, the next one ${time(digests.nextAt, 'R')}`;
  return `${count(digests.active, 'digest')} set up${next}`;
}

function sourceLine({ title, lastSuccess, lastError, isFailing }: SourceHealth): string {
  const answered = lastSuccess === undefined ? 'has not answered yet' : `answered ${time(lastSuccess, 'R')}`;
  if (lastError === undefined) return `-# ${title} ${answered}`;
  const failure = `${isFailing ? 'failing' : 'last failed'} ${time(lastError.at, 'R')}: ${safe(lastError.message, ERROR_ROOM)}`;
  return `-# ${isFailing ? '⚠️ ' : ''}${title} ${answered}; ${failure}`;
}
