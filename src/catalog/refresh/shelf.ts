import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createBreath } from '../../breath.ts';
import { mergePapers } from '../../paper/merge.ts';
import type { Paper } from '../../paper/paper.ts';
import { withFileLock } from '../file/lock.ts';
import { catalogLine } from '../file/row/line.ts';
import { writeCatalogFile } from '../file/save.ts';
import { putAside, readShelfFile } from './shelf-file.ts';

/** The refreshed catalog, in memory and on disk. */
export interface Shelf {
  readonly papers: ReadonlyMap<string, Paper>;
  /** How often something was put that said anything new. */
  readonly changes: number;
  /** Puts a record with what is known of its paper; of two facts the record's stands, or the known one's. */
  put(record: Paper, preferred?: 'record' | 'known'): 'added' | 'updated' | 'same';
  /** Reads the file if another process wrote it since. @throws UnwritableFile when it may not be read */
  open(): Promise<void>;
  /**
   * Writes the file if it lacks anything, with what another process wrote to it meanwhile. A damaged one is put aside.
   *
   * @throws UnwritableFile
   */
  save(): Promise<void>;
  /** Writes one paper, whatever else is not written yet; absent where all is written together. */
  saveOnly?(id: string): Promise<void>;
}

/** What befell the file since it was last looked at. */
export type ShelfNews =
  /** It was damaged, and stands under another name now, while a whole one was written in its place. */
  | { readonly kind: 'put-aside'; readonly file: string; readonly aside: string; readonly reason: string }
  /** It was deleted or emptied, or lacks papers that are known; it is written anew. */
  | { readonly kind: 'shrunk'; readonly file: string; readonly missing: number };

/**
 * A shelf over one file, which is made with its folder when something is put. Nothing is ever taken off it.
 *
 * @param parts.onPut called with each paper as it now stands on the shelf, whether it was put or read from the file.
 * @param parts.onNews called when the file is not as it was left.
 */
export function createShelf(
  file: string,
  parts: { readonly onPut?: (paper: Paper) => void; readonly onNews?: (news: ShelfNews) => void } = {},
): Shelf {
  const papers = new Map<string, Paper>();
  /** Ids that were in the file when it was last read or written. */
  let written = new Set<string>();
  let seen = '';
  let changes = 0;
  let isChanged = false;
  /** What is wrong with the file that was last read. */
  let damage: string | undefined;

  async function stamp(): Promise<string> {
    const found = await stat(file).catch(() => undefined);
    return found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
  }

  function put(record: Paper, preferred: 'record' | 'known' = 'record') {
    const known = papers.get(record.id);
    const paper =
      known === undefined
        ? record
        : preferred === 'record'
          ? mergePapers(known, record)
          : mergePapers(record, known);
    if (known !== undefined && catalogLine(known) === catalogLine(paper)) return 'same';
    papers.set(paper.id, paper);
    parts.onPut?.(paper);
    changes += 1;
    isChanged = true;
    return known === undefined ? 'added' : 'updated';
  }

  async function open(): Promise<void> {
    const now = await stamp();
    if (now === seen) return;
    const found = await readShelfFile(file);
    damage = found.damage;
    const wasChanged = isChanged;
    const breath = createBreath();
    for (const paper of found.papers.values()) {
      put(paper, 'known');
      // Hundreds in one go would hold up answers to people.
      await breath();
    }
    const missing = [...written].filter((id) => !found.papers.has(id)).length;
    if (missing > 0 && damage === undefined) parts.onNews?.({ kind: 'shrunk', file, missing });
    isChanged = wasChanged || missing > 0 || damage !== undefined;
    written = new Set(found.papers.keys());
    seen = now;
  }

  return {
    papers,
    get changes() {
      return changes;
    },
    put,
    open,
    async save() {
      if (!isChanged) return;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await withFileLock(file, async () => {
        await open();
        const reason = damage;
        if (reason !== undefined) {
          const aside = await putAside(file, new Date());
          parts.onNews?.({ kind: 'put-aside', file, aside, reason });
        }
        await writeCatalogFile(file, papers.values());
        isChanged = false;
        damage = undefined;
        written = new Set(papers.keys());
        seen = await stamp();
      });
    },
  };
}
