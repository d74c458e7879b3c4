import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../catalog/file/atomic-file.ts';
import { refreshedCatalog } from '../../catalog/file/paths.ts';
import { catalogLine } from '../../catalog/file/row/line.ts';
import { writeCatalogLines } from '../../catalog/file/save.ts';
import { readPapers } from '../../catalog/load.ts';
import { stateFromText } from '../../catalog/refresh/state-text.ts';
import type { DumpRow } from './read-tables.ts';

/** Tables for what an embedded store keeps in files. */
const PAPERS = 'catalog_papers';
const STATE = 'catalog_state';

const GROUP = 1_000;

const stateFile = (dataDir: string) => join(dataDir, 'refresh.json');

/** Whether a row belongs in an embedded store's files. */
export function isOfCatalog({ table }: Pick<DumpRow, 'table'>): boolean {
  return table === PAPERS || table === STATE;
}

/** The existing files, which must not be overwritten. */
export function catalogFilesThere(dataDir: string): string[] {
  return [refreshedCatalog(dataDir), stateFile(dataDir)].filter((file) => existsSync(file));
}

/** Reads the files as table rows. @throws Error naming a line that can't be read. */
export async function readCatalogFiles(
  dataDir: string,
  take: (rows: readonly DumpRow[]) => Promise<void>,
): Promise<void> {
  const file = refreshedCatalog(dataDir);
  let group: DumpRow[] = [];
  let papers = 0;
  if (existsSync(file)) {
    for await (const item of readPapers(file)) {
      if ('kind' in item) {
        if (item.kind === 'mended' || item.kind === 'noted') continue;
        throw new Error(`${file} can't be read completely (${item.reason}). Fix it or move it away first.`);
      }
      group.push({ table: PAPERS, row: { id: item.id, record: catalogLine(item), revision: 1 } });
      papers += 1;
      if (group.length < GROUP) continue;
      await take(group);
      group = [];
    }
  }
  const memory = await readFile(stateFile(dataDir), 'utf8').catch(() => undefined);
  if (papers > 0 || memory !== undefined) {
    const row = {
      name: 'refresh',
      revision: 1,
      memory: memory ?? '{"readings":{},"sources":{}}',
      due_at: null,
    };
    group.push({ table: STATE, row });
  }
  if (group.length > 0) await take(group);
}

/** Collects table rows and writes them to the files at the end. */
export function createCatalogFileWriter(dataDir: string): {
  readonly add: (rows: readonly DumpRow[]) => void;
  write(): Promise<void>;
  /** Deletes the files again. */
  undo(): Promise<void>;
} {
  const lines: string[] = [];
  let memory: string | undefined;
  return {
    add(rows) {
      for (const { table, row } of rows) {
        if (table === PAPERS) lines.push(String(row.record));
        else memory = String(row.memory);
      }
    },
    async write() {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      if (lines.length > 0) await writeCatalogLines(refreshedCatalog(dataDir), lines);
      if (memory === undefined) return;
      // Rejects what a refresh couldn't read back.
      stateFromText(memory);
      const text = memory;
      await writeAtomically(stateFile(dataDir), (handle) => handle.writeFile(`${text.trimEnd()}\n`));
    },
    async undo() {
      for (const file of catalogFilesThere(dataDir)) await rm(file, { force: true });
    },
  };
}
