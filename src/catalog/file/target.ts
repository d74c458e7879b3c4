import { errorCode } from '../../error-code.ts';
import { mergePapers } from '../../paper/merge.ts';
import type { Paper } from '../../paper/paper.ts';
import { UnwritableFile } from './atomic-file.ts';
import { openText, UnreadableFile, unreadable } from './decode.ts';
import { openPapers } from './detect.ts';
import { type Problem, problemSentence } from './problem.ts';
import type { Row } from './row/format.ts';

/** A catalog before it's rewritten. */
export interface Target {
  readonly papers: Map<string, Paper>;
  readonly gzipped?: boolean;
}

/**
 * Reads the catalog to be rewritten; empty if the file doesn't exist.
 *
 * @throws UnwritableFile if rewriting would lose something.
 */
export async function readTarget(file: string): Promise<Target> {
  const papers = new Map<string, Paper>();
  const target = await targetRows(file);
  for await (const batch of target?.papers ?? []) {
    for (const paper of batch) {
      const known = papers.get(paper.id);
      papers.set(paper.id, known === undefined ? paper : mergePapers(known, paper));
    }
  }
  return target === undefined ? { papers } : { papers, gzipped: target.gzipped };
}

/**
 * The papers of the catalog to be rewritten, in batches, possibly with repeated ids; undefined if the file doesn't
 * exist.
 *
 * @throws UnwritableFile if rewriting would lose something, also while iterating.
 */
export async function targetRows(
  file: string,
): Promise<{ papers: AsyncIterable<readonly Paper[]>; gzipped: boolean } | undefined> {
  const opened = await openPapers(file, { format: 'jsonl' }).catch(async (error) => {
    if (await isAbsent(file)) return undefined;
    throw new UnwritableFile(unreadable(file, error).message, { cause: error });
  });
  if (opened === undefined) return undefined;
  function paperOf(row: Row): Paper {
    if ('paper' in row) return row.paper;
    const problem: Problem = { file, line: row.line, id: row.id, reason: row.skipped, kind: 'skipped' };
    throw new UnwritableFile(
      `${problemSentence(problem)}. Writing the catalog would lose that line, so fix or remove it first. Nothing was written.`,
    );
  }
  async function* papers(rows: AsyncIterable<readonly Row[]>): AsyncGenerator<Paper[]> {
    try {
      for await (const batch of rows) yield batch.map(paperOf);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      throw new UnwritableFile(`${error.message} Nothing was written.`, { cause: error });
    }
  }
  return { papers: papers(opened.rows), gzipped: opened.gzipped };
}

async function isAbsent(file: string): Promise<boolean> {
  try {
    await openText(file);
    return false;
  } catch (error) {
    return error instanceof UnreadableFile && errorCode(error.cause) === 'ENOENT';
  }
}
