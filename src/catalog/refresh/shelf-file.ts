import { rename } from 'node:fs/promises';
import { createBreath } from '../../breath.ts';
import { errorCode } from '../../error-code.ts';
import { mergePapers } from '../../paper/merge.ts';
import type { Paper } from '../../paper/paper.ts';
import { UnwritableFile, unwritable } from '../file/atomic-file.ts';
import { UnreadableFile } from '../file/decode.ts';
import { openPapers } from '../file/detect.ts';
import { problemSentence } from '../file/problem.ts';

/** Errors that may pass, or that the owner can fix: the file isn't damaged. */
const UNTOUCHABLE = new Set(['EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENFILE', 'EBUSY', 'ESTALE']);

export interface ShelfFile {
  readonly papers: ReadonlyMap<string, Paper>;
  /** Why part of it can't be read, as a sentence. */
  readonly damage?: string;
}

/**
 * Reads as much of the file as possible; empty if it doesn't exist. @throws UnwritableFile if reading isn't
 * permitted.
 */
export async function readShelfFile(file: string): Promise<ShelfFile> {
  const papers = new Map<string, Paper>();
  let damage: string | undefined;
  const breath = createBreath();
  try {
    const { rows } = await openPapers(file, { format: 'jsonl' });
    for await (const batch of rows) {
      for (const row of batch) {
        if ('paper' in row) {
          const known = papers.get(row.paper.id);
          papers.set(row.paper.id, known === undefined ? row.paper : mergePapers(known, row.paper));
        } else {
          const { line, id, skipped: reason } = row;
          damage ??= problemSentence({ file, line, id, reason, kind: 'skipped' });
        }
        // Hundreds in one go would block the event loop.
        await breath();
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const code = errorCode(error.cause);
    if (code === 'ENOENT') return { papers };
    if (UNTOUCHABLE.has(code)) throw new UnwritableFile(error.message, { cause: error });
    damage ??= error.message;
  }
  return damage === undefined ? { papers } : { papers, damage };
}

/** Renames a damaged file, so that nothing is lost; returns the new name. @throws UnwritableFile */
export async function putAside(file: string, now: Date): Promise<string> {
  const aside = `${file}.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  await rename(file, aside).catch((error: unknown) => {
    throw unwritable(file, error);
  });
  return aside;
}
