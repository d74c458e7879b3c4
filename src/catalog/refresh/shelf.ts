import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { mergePapers } from '../../paper/merge.ts';
import type { Paper } from '../../paper/paper.ts';
import { withFileLock } from '../file/lock.ts';
import { catalogLine } from '../file/row/line.ts';
import { writeCatalogFile } from '../file/save.ts';
import { readTarget } from '../file/target.ts';

/** Papers between two pauses in which waiting events run. */
const SLICE = 500;

/** The refreshed catalog, in memory and on disk. */
export interface Shelf {
  readonly papers: ReadonlyMap<string, Paper>;
  /** Puts a record with what is known of its paper; of two facts the record's stands, or the known one's. */
  put(record: Paper, preferred?: 'record' | 'known'): 'added' | 'updated' | 'same';
  /** Reads the file if another process wrote it since; whether that brought anything. */
  open(): Promise<boolean>;
  /** Writes the file if anything changed since it was last written, with what another process wrote to it meanwhile. */
  save(): Promise<void>;
}

/**
 * A shelf over one file, which is made with its folder when something is put. Nothing is ever taken off it.
 *
 * @param onPut called with each paper as it now stands on the shelf, whether it was put or read from the file.
 */
export function createShelf(file: string, onPut?: (paper: Paper) => void): Shelf {
  const papers = new Map<string, Paper>();
  let seen = '';
  let isChanged = false;

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
    onPut?.(paper);
    isChanged = true;
    return known === undefined ? 'added' : 'updated';
  }

  async function open(): Promise<boolean> {
    const now = await stamp();
    if (now === seen) return false;
    const onDisk = await readTarget(file);
    const wasChanged = isChanged;
    let brought = false;
    let done = 0;
    for (const paper of onDisk.papers.values()) {
      brought = put(paper, 'known') !== 'same' || brought;
      done += 1;
      // Thousands of comparisons in one go would hold up answers to people.
      if (done % SLICE === 0) await setImmediate();
    }
    isChanged = wasChanged;
    seen = now;
    return brought;
  }

  return {
    papers,
    put,
    open,
    async save() {
      if (!isChanged) return;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await withFileLock(file, async () => {
        await open();
        await writeCatalogFile(file, papers.values());
        isChanged = false;
        seen = await stamp();
      });
    },
  };
}
