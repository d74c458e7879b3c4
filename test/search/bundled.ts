import { readFileSync } from 'node:fs';
import { type Catalog, createCatalog } from '../../src/catalog/catalog.ts';
import type { Paper } from '../../src/paper/paper.ts';

const BUNDLED = new URL('../../data/catalog.jsonl', import.meta.url);

/** The catalog that comes with the program, read as plain lines: a search test needs no border. */
export function bundledCatalog(file: string | URL = BUNDLED): Catalog {
  const text = readFileSync(file, 'utf8');
  return createCatalog(text.trim().split('\n').map(readPaper));
}

function readPaper(line: string): Paper {
  return JSON.parse(line);
}
