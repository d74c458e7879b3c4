import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnwritableFile } from '../../../../src/catalog/file/atomic-file.ts';
import { openJournal } from '../../../../src/catalog/file/import/journal.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-journal-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a journal', () => {
  it('returns every line unchanged, in any order, whether it fits into a block or not', async () => {
    const journal = await openJournal(join(folder, 'catalog.jsonl'));
    const lines = ['', 'kite', 'ł—机'.repeat(100_000), 'x'.repeat(3_000_000), 'after', '机'.repeat(500_000)];
    const numbers: number[] = [];
    for (const [index, line] of lines.entries()) {
      numbers.push(journal.add(line));
      if (index % 2 === 0) await journal.flush();
    }
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5]);
    expect(journal.size).toBe(6);
    for (const number of [...numbers, ...numbers.toReversed(), 3, 0, 5]) {
      expect((await journal.read(number)) === lines[number], `line ${number}`).toBe(true);
    }
    await journal.close();
  });

  it('reads lines not flushed yet, and continues after them', async () => {
    const journal = await openJournal(join(folder, 'catalog.jsonl'));
    journal.add('one');
    expect(await journal.read(0)).toBe('one');
    journal.add('two');
    expect([await journal.read(1), await journal.read(0)]).toEqual(['two', 'one']);
    await journal.close();
  });

  it('leaves nothing behind', async () => {
    const journal = await openJournal(join(folder, 'catalog.jsonl'));
    journal.add('one');
    await journal.flush();
    await journal.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it('reports where it cannot write', async () => {
    const opening = openJournal(join(folder, 'none', 'catalog.jsonl'));
    await expect(opening).rejects.toThrow(UnwritableFile);
    await expect(opening).rejects.toThrow("there's no folder");
  });
});
