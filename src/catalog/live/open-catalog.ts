import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../../config.ts';
import type { Logger } from '../../log.ts';
import { createCatalogBuilder } from '../catalog.ts';
import { UnwritableFile } from '../file/atomic-file.ts';
import { catalogFiles, refreshedCatalog } from '../file/paths.ts';
import { problemSentence } from '../file/problem.ts';
import { type LoadedCatalog, loadCatalog, readInto } from '../load.ts';
import { areLarge, type Kept, openKept } from '../paper-file/keep.ts';

/** Catalog problems named in the log; the rest are only counted. */
const NAMED = 20;

export interface OpenedCatalog extends LoadedCatalog {
  /** Checks kept papers that weren't read at the start; ends on its own, or when the signal is aborted. */
  check(signal: AbortSignal): Promise<void>;
}

/** File in DATA_DIR for papers that needn't be in memory. */
export function keptPapersIn(dataDir: string): string {
  return join(dataDir, 'catalog.papers');
}

/**
 * Opens the configured catalog: reads its files or, if they are large, opens the papers kept from them. Refreshed
 * papers are always read, since they change every hour.
 *
 * @throws Error with a sentence if a file can't be read.
 */
export async function openCatalog(
  config: Config,
  log: Logger,
  onRead: (papers: number) => void,
): Promise<OpenedCatalog> {
  const opened = await open(config, log, onRead);
  const { catalog, problems } = opened;
  const unreadable = problems.find(({ kind }) => kind === 'unreadable');
  if (unreadable !== undefined) throw new Error(problemSentence(unreadable));
  for (const problem of problems.slice(0, NAMED)) log.warn(problemSentence(problem));
  if (problems.length > NAMED) log.warn(`and ${problems.length - NAMED} more problems in the catalog`);
  log.info({ papers: catalog.size }, 'catalog loaded');
  return opened;
}

async function open(config: Config, log: Logger, onRead: (papers: number) => void): Promise<OpenedCatalog> {
  const named = catalogFiles(config);
  const refreshed = refreshedCatalog(config.DATA_DIR);
  const isNamedLast = resolve(named.at(-1) ?? '') === resolve(refreshed);
  const lasting = isNamedLast ? named.slice(0, -1) : named;
  // The first refresh would lay them over anyway, and with them the last run's index still fits.
  const isLaidOver = isNamedLast || (config.REFRESH !== 'off' && config.DATABASE_URL === undefined);
  const files = isLaidOver && existsSync(refreshed) ? [...lasting, refreshed] : lasting;
  const kept = await openLarge(lasting, config, log, onRead);
  if (kept === undefined) return { ...(await loadCatalog(files, onRead)), check: async () => {} };
  const { papers, check } = kept;
  const builder = createCatalogBuilder(papers);
  const later = await readInto(files.slice(lasting.length), builder, onRead);
  return { catalog: builder.catalog(), builder, problems: [...papers.problems, ...later], check };
}

/** The kept papers of large files; undefined if the files aren't large. */
async function openLarge(
  files: readonly string[],
  config: Config,
  log: Logger,
  onRead: (papers: number) => void,
): Promise<Kept | undefined> {
  if (!areLarge(files)) return undefined;
  const file = keptPapersIn(config.DATA_DIR);
  try {
    return await openKept({
      file,
      files,
      onRead,
      onDamage: (reason) => log.warn(`${file} is damaged (${reason}); rebuilding it from the catalog`),
    });
  } catch (error) {
    if (!(error instanceof UnwritableFile)) throw error;
    log.warn(`${error.message} Keeping the papers in memory instead.`);
    return undefined;
  }
}
