import { join } from 'node:path';
import { sourceDay } from '../../catalog/batch-day.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { catalogFiles } from '../../catalog/file/paths.ts';
import { type Problem, problemSentence } from '../../catalog/file/problem.ts';
import { machineHttp } from '../../catalog/http/machine.ts';
import { loadSources } from '../../catalog/load-sources.ts';
import { areLarge } from '../../catalog/paper-file/keep.ts';
import { freshnessOf } from '../../catalog/refresh/freshness.ts';
import { EMPTY_STATE } from '../../catalog/refresh/state.ts';
import { refreshStateFile } from '../../catalog/refresh/state-file.ts';
import type { Config } from '../../config.ts';
import type { Logger } from '../../log.ts';
import { type AskTime, NOTED_MS, offSentence } from '../../store/shared/shared-clock.ts';
import { dateName } from '../../view/day-name.ts';
import { sourceAnswer } from '../../view/source-answer.ts';
import { filesInUse, sharedRefreshState, withStore } from '../files-in-use.ts';
import { openFiles } from '../open-search.ts';
import { storedPlace } from '../stored/stamp.ts';
import type { Finding } from './finding.ts';

/** Up to this many rows with a future listing day are named individually. */
const NAMED = 3;

/** Kinds of problems that cost no line of a file. */
const HARMLESS: ReadonlySet<Problem['kind']> = new Set(['mended', 'noted', 'cut']);

/** How many papers there are, whether every line of the catalog is readable, and whether any is dated in the future. */
export async function checkCatalog(config: Config, clock: () => Date): Promise<Finding> {
  const files = await filesInUse(config).catch(() => catalogFiles(config));
  const place = areLarge(files) ? storedPlace(config.DATA_DIR, files) : undefined;
  const { catalog, problems } = await openFiles(files, place);
  const today = sourceDay(clock());
  const batch = catalog.newestBatchDay(today);
  const newest = batch === undefined ? '' : `, latest from ${dateName(batch)}`;
  const papers = `${catalog.size} ${catalog.size === 1 ? 'paper' : 'papers'}${newest}`;
  const lost = problems.filter(({ kind }) => !HARMLESS.has(kind)).map(problemSentence);
  if (catalog.size === 0 && lost.length === 0) lost.push('Import some with "papers import".');
  const faults = [
    ...lost.slice(0, 1),
    ...(lost.length > 1 ? [`And ${lost.length - 1} more like it.`] : []),
    ...earlyRows(catalog, today),
  ];
  if (faults.length === 0) return { part: 'catalog', state: 'ok', says: `${papers}.` };
  return { part: 'catalog', state: 'wrong', says: `${papers}. ${faults.join(' ')}` };
}

/** Describes the rows listed on a future day, if there are any. */
function earlyRows(catalog: Catalog, today: string): string[] {
  const days = [...catalog.days()].filter((day) => day > today).sort();
  const early = days.flatMap((day) => catalog.ofDay(day).filter(({ listedOn }) => listedOn === day));
  if (early.length === 0) return [];
  const named = early.slice(0, NAMED).map(({ id, listedOn }) => `${id} (${listedOn})`);
  const more = early.length > NAMED ? ` and ${early.length - NAMED} more` : '';
  const [are, they] = early.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return [
    `${named.join(', ')}${more} ${are} listed on a future day, so trends and digests leave ${they} out until then.`,
  ];
}

/** When each source last answered, and its last error. */
export async function checkSources(config: Config, clock: () => Date): Promise<Finding[]> {
  const sources = await loadSources(config, machineHttp(clock));
  // Problems with the store are reported separately.
  const state =
    config.DATABASE_URL === undefined
      ? await refreshStateFile(join(config.DATA_DIR, 'refresh.json')).read()
      : await sharedRefreshState(config).catch(() => EMPTY_STATE);
  const titles = new Map([...sources].map(([name, { title }]) => [name, title]));
  return freshnessOf(state, titles, clock()).sources.map((health) => {
    const { title, lastSuccess, lastError, isFailing } = health;
    const isNew = lastSuccess === undefined && lastError === undefined;
    const answered = sourceAnswer(health, moment);
    const failed = lastError === undefined ? '' : `, failed ${moment(lastError.at)}: ${lastError.message}`;
    const says = `${answered}${failed}${failed.endsWith('.') ? '' : '.'}`;
    return { part: title, state: isFailing ? 'wrong' : isNew ? 'new' : 'ok', says };
  });
}

/** Does the store open, and what will it be asked for next? */
export async function checkStore(config: Config, log: Logger, clock: () => Date): Promise<Finding> {
  try {
    return await withStore(
      config,
      async (store): Promise<Finding> => {
        const { active, nextAt } = await store.subscriptions.overview();
        const next = nextAt === undefined ? '' : `, next one ${moment(nextAt)}`;
        const digests =
          active === 0 ? 'no digests set up' : `${active} ${active === 1 ? 'digest' : 'digests'}${next}`;
        const aheadMs = config.DATABASE_URL === undefined ? 0 : await aheadOf(store.askTime, clock);
        const says = `${store.engine} opens, ${digests}`;
        if (Math.abs(aheadMs) < NOTED_MS) return { part: 'store', state: 'ok', says: `${says}.` };
        return { part: 'store', state: 'wrong', says: `${says}, but ${offSentence(aheadMs)}.` };
      },
      log,
    );
  } catch (error) {
    return { part: 'store', state: 'wrong', says: withCause(error) };
  }
}

/** How far this machine's clock is ahead, ms. */
async function aheadOf(askTime: AskTime, clock: () => Date): Promise<number> {
  const asked = clock().getTime();
  const time = (await askTime()).getTime();
  return (asked + clock().getTime()) / 2 - time;
}

/** A sentence with its underlying error: what the system said. */
function withCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  return cause instanceof Error && !message.includes(cause.message)
    ? `${message} Cause: ${cause.message}`
    : message;
}

function moment(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
