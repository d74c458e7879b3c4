import { randomUUID } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { createLookup } from '../catalog.ts';
import { createCatalogTables } from '../catalog-tables.ts';
import { createGrowingNumbers } from '../file/import/growing-numbers.ts';
import { removeLeftovers } from '../file/leftovers.ts';
import { stampOf } from '../file/stamp.ts';
import { type PaperSink, readInto } from '../load.ts';
import { areWhole } from './check.ts';
import { openPaperFile, type PaperFile, type PaperTail } from './read.ts';
import { createPaperWriter } from './write.ts';

/**
 * Below this many bytes, reading catalog files is faster than keeping their papers. Gzipped files hold about four
 * times as much.
 */
const WORTH_KEEPING = 8_000_000;
const GZIPPED = 4;

/** Files up to this many bytes are fully checked before use: a few tenths of a second. */
const CHECKED_FIRST = 1 << 28;

export interface KeepRequest {
  /** Where the papers are kept. */
  readonly file: string;
  /** The catalog files they come from. */
  readonly files: readonly string[];
  /** Called after each paper read from a catalog file. */
  readonly onRead?: ((papers: number) => void) | undefined;
  /** Called with the reason kept papers can't be used, as the end of a sentence. */
  readonly onDamage?: ((reason: string) => void) | undefined;
}

export interface Kept {
  readonly papers: PaperFile;
  /** Whether an existing file could be used. */
  readonly wasKept: boolean;
  /** Checks what wasn't read at the start; if it's damaged, calls `onDamage` and removes the file. */
  check(signal: AbortSignal): Promise<void>;
}

/** Whether files are so large that their papers are better kept on disk than in memory. */
export function areLarge(files: readonly string[]): boolean {
  const bytes = files.reduce((sum, file) => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    return sum + size * (file.endsWith('.gz') ? GZIPPED : 1);
  }, 0);
  return bytes >= WORTH_KEEPING;
}

/**
 * Opens the papers kept from some catalog files; if there are none, or they don't fit, reads the files and keeps
 * their papers. Undefined if one of the files doesn't exist.
 *
 * @throws UnwritableFile if they can't be kept
 */
export async function openKept(request: KeepRequest): Promise<Kept | undefined> {
  const { file, files } = request;
  const stamp = stampOf(files);
  if (stamp === undefined) return undefined;
  let isTold = false;
  const tell = (reason: string) => {
    try {
      rmSync(file, { force: true });
    } catch {
      // If it can't be removed, the next start finds the damage again.
    }
    if (!isTold) request.onDamage?.(reason);
    isTold = true;
  };
  const found = await openPaperFile(file, stamp, tell);
  const isFound = !('kind' in found);
  if (isFound && (found.end > CHECKED_FIRST || (await areWhole(found)))) {
    return {
      papers: found,
      wasKept: true,
      async check(signal) {
        if (found.end > CHECKED_FIRST && !(await areWhole(found, signal))) tell('a paper in it is damaged');
      },
    };
  }
  if (isFound) tell('a paper in it is damaged');
  else if (found.kind === 'damaged') tell(found.reason);
  const papers = await keep(request, stamp, tell);
  return { papers, wasKept: false, check: async () => {} };
}

async function keep(
  { file, files, onRead }: KeepRequest,
  stamp: string,
  onDamage: (reason: string) => void,
): Promise<PaperFile> {
  const writer = createPaperWriter(file);
  removeLeftovers(file);
  try {
    const tables = createCatalogTables();
    const places = createGrowingNumbers();
    const at = (number: number) => writer.read(places.get(number));
    const lookup = createLookup(tables, at);
    const sink: PaperSink = {
      get size() {
        return tables.size;
      },
      get: lookup.get,
      put(paper) {
        const number = lookup.numberOf(paper.id);
        const place = writer.add(paper);
        if (number === undefined) {
          tables.put(tables.size, paper);
          places.push(place);
        } else {
          tables.put(number, paper, at(number));
          places.set(number, place);
        }
      },
    };
    const problems = await readInto(files, sink, onRead);
    const tail: PaperTail = {
      name: randomUUID(),
      stamp,
      tables: tables.kept(),
      places: Uint32Array.from({ length: places.size }, (_, i) => places.get(i)),
      problems,
    };
    writer.finish(tail);
  } catch (error) {
    writer.abandon();
    throw error;
  }
  const opened = await openPaperFile(file, stamp, onDamage);
  if ('kind' in opened) throw new Error(`${file} is not as it was just written.`);
  return opened;
}
