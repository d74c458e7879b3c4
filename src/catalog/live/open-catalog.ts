import type { Config } from '../../config.ts';
import type { Logger } from '../../log.ts';
import { catalogFiles } from '../file/paths.ts';
import { problemSentence } from '../file/problem.ts';
import { type LoadedCatalog, loadCatalog } from '../load.ts';

/** Problems of the catalog that are named in the log; the others are counted. */
const NAMED = 20;

/** Loads the catalog of the settings. @throws Error with a sentence when a file of it cannot be read. */
export async function openCatalog(
  config: Config,
  log: Logger,
  onRead: (papers: number) => void,
): Promise<LoadedCatalog> {
  const loaded = await loadCatalog(catalogFiles(config), onRead);
  const { catalog, problems } = loaded;
  const unreadable = problems.find(({ kind }) => kind === 'unreadable');
  if (unreadable !== undefined) throw new Error(problemSentence(unreadable));
  for (const problem of problems.slice(0, NAMED)) log.warn(problemSentence(problem));
  if (problems.length > NAMED) log.warn(`and ${problems.length - NAMED} more problems in the catalog`);
  log.info({ papers: catalog.size }, 'catalog loaded');
  return loaded;
}
