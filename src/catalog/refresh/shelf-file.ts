import { rename } from 'node:fs/promises';
import { createBreath } from '../../breath.ts';
import { errorCode } from '../../error-code.ts';
import { mergePapers } from '../../paper/merge.ts';
import type { Paper } from '../../paper/paper.ts';
import { UnwritableFile, unwritable } from '../file/atomic-file.ts';
import { UnreadableFile } from '../file/decode.ts';
import { openPapers } from '../file/detect.ts';
import { problemSentence } from '../file/problem.ts';

/** What may be over by itself, or by the owner's hand: such a file is not damaged. */
const UNTOUCHABLE = new Set(['EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENFILE', 'EBUSY', 'ESTALE']);

export interface ShelfFile {
  readonly papers: ReadonlyMap<string, Paper>;
  /** Why not all of it can be read, as a sentence. */
  readonly damage?: string;
}

/** Reads what can be read of the file; nothing when there is none. @throws UnwritableFile when it may not be read. */
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
        // Hundreds in one go would hold up answers to people.
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

/** Renames a damaged file, so that nothing in it is lost; gives its new name. @throws UnwritableFile */
export async function putAside(file: string, now: Date): Promise<string> {
  const aside = `${file}.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  await rename(file, aside).catch((error: unknown) => {
    throw unwritable(file, error);
  });
  return aside;
}
