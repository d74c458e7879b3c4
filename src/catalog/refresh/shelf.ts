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
  /** How many puts brought anything new. */
  readonly changes: number;
  /** Merges a record into its paper; where they differ, the record or the known paper wins, as preferred. */
  put(record: Paper, preferred?: 'record' | 'known'): 'added' | 'updated' | 'same';
  /** Reads the file if another process has written it since. @throws UnwritableFile if reading isn't permitted */
  open(): Promise<void>;
  /**
   * Writes the file if anything is missing from it, merging what other processes wrote. A damaged one is put aside.
   *
   * @throws UnwritableFile
   */
  save(): Promise<void>;
  /** Writes a single paper, leaving other unwritten ones; absent if everything is written together. */
  saveOnly?(id: string): Promise<void>;
}

/** What happened to the file since it was last checked. */
export type ShelfNews =
  /** It was damaged and has been renamed; a new one was written in its place. */
  | { readonly kind: 'put-aside'; readonly file: string; readonly aside: string; readonly reason: string }
  /** It was deleted or emptied, or is missing known papers; it is rewritten. */
  | { readonly kind: 'shrunk'; readonly file: string; readonly missing: number };

/**
 * A shelf in one file, created together with its folder on the first write. Nothing is ever removed.
 *
 * @param parts.onPut called with each paper as it is now on the shelf, whether it was put or read from the file.
 * @param parts.onNews called if something else changed the file.
 */
export function createShelf(
  file: string,
  parts: { readonly onPut?: (paper: Paper) => void; readonly onNews?: (news: ShelfNews) => void } = {},
): Shelf {
  const papers = new Map<string, Paper>();
  /** Ids in the file when it was last read or written. */
  let written = new Set<string>();
  let seen = '';
  let changes = 0;
  let isChanged = false;
  /** The damage found when the file was last read. */
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
      // Hundreds in one go would block the event loop.
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
