import { mergePapers } from '../../paper/merge.ts';
import type { Paper } from '../../paper/paper.ts';
import { UnwritableFile } from './atomic-file.ts';
import { openText, UnreadableFile, unreadable } from './decode.ts';
import { openPapers } from './detect.ts';
import { jsonLines } from './formats/json-lines.ts';
import { type Problem, problemSentence } from './problem.ts';

/** A catalog as it is before it is written anew. */
export interface Target {
  readonly papers: Map<string, Paper>;
  readonly gzipped?: boolean;
}

/**
 * Reads the catalog that is to be written anew; empty when the file does not exist.
 *
 * @throws UnwritableFile when it holds something that would be lost.
 */
export async function readTarget(file: string): Promise<Target> {
  const papers = new Map<string, Paper>();
  const opened = await openPapers(file, { format: jsonLines }).catch(async (error) => {
    if (await isAbsent(file)) return undefined;
    throw new UnwritableFile(unreadable(file, error).message, { cause: error });
  });
  if (opened === undefined) return { papers };
  try {
    for await (const row of opened.rows) {
      if ('skipped' in row) {
        const problem: Problem = { file, line: row.line, reason: row.skipped, kind: 'skipped' };
        throw new UnwritableFile(
          `${problemSentence(problem)}. Writing the catalog would lose that line: mend or remove it first. Nothing was written.`,
        );
      }
      const known = papers.get(row.paper.id);
      papers.set(row.paper.id, known === undefined ? row.paper : mergePapers(known, row.paper));
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new UnwritableFile(`${error.message} Nothing was written.`, { cause: error });
  }
  return { papers, gzipped: opened.gzipped };
}

async function isAbsent(file: string): Promise<boolean> {
  try {
    await openText(file);
    return false;
  } catch (error) {
    return error instanceof UnreadableFile && error.cause instanceof Error && 'code' in error.cause
      ? error.cause.code === 'ENOENT'
      : false;
  }
}
