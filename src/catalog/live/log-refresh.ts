import type { Logger } from '../../log.ts';
import { refreshBar } from '../../view/progress.ts';
import type { RefreshProgress } from '../refresh/progress.ts';
import type { RefreshReport } from '../refresh/refresh.ts';

/** A refresh with more steps than this logs its progress: the first one, or one after a long time away. */
const LONG = 10;

/** Skipped records named per source; the rest are only counted. */
const NAMED = 10;

export function logProgress(log: Logger, progress: RefreshProgress): void {
  log[progress.planned > LONG ? 'info' : 'debug'](`refreshing ${refreshBar(progress)}`);
}

/** Logs what each source brought, and what went wrong. */
export function logReport(log: Logger, { sources, isInterrupted }: RefreshReport): void {
  for (const { title, isAsked, failure, skipped, ...counts } of sources) {
    if (!isAsked) continue;
    const line = { source: title, ...counts, skipped: skipped.length };
    if (failure === undefined) log.info(line, 'refreshed');
    else log.warn({ ...line, failure }, "couldn't refresh a source; keeping its earlier papers");
    for (const reason of skipped.slice(0, NAMED)) log.info({ source: title, reason }, 'skipped a record');
  }
  if (!isInterrupted) return;
  log.info('the refresh was interrupted; what it fetched is kept, and the next one continues from there');
}
