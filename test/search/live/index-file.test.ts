import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { packIndexFile, readIndexFile } from '../../../src/search/live/index-file.ts';
import { writeWholeFile } from '../../../src/search/live/whole-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-index-'));
});
afterEach(() => rm(folder, { recursive: true }));

function smallIndex() {
  const builder = createIndexBuilder();
  for (const topic of ['owls', 'bats', 'moths']) {
    builder.add({ title: `A study of ${topic}`, body: `On ${topic} at night.`, authors: ['Ada Example'] });
  }
  return builder.finish();
}

function arraysOf(value: object): ArrayBufferView[] {
  return Object.values(value).flatMap((part) => {
    if (ArrayBuffer.isView(part)) return [part];
    return typeof part === 'object' && part !== null ? arraysOf(part) : [];
  });
}

describe('an index file', () => {
  it('returns the index that was written', () => {
    const file = join(folder, 'search.index');
    writeWholeFile(file, packIndexFile('three', smallIndex()));
    expect(readIndexFile(file, 'three')).toEqual(smallIndex());
    expect(readIndexFile(file, 'four')).toBeUndefined();
  });

  // Unshared memory puts pressure on the receiver's garbage collector; a view of the file content would keep all of it.
  it('gives each array its own shared memory', () => {
    const file = join(folder, 'search.index');
    writeWholeFile(file, packIndexFile('three', smallIndex()));
    const arrays = arraysOf(readIndexFile(file, 'three') ?? {});
    expect(arrays.length).toBeGreaterThan(20);
    for (const { buffer, byteLength } of arrays) {
      expect(buffer).toBeInstanceOf(SharedArrayBuffer);
      // With spare capacity to grow.
      expect(buffer.byteLength).toBeLessThanOrEqual(8 + Math.ceil(byteLength * 1.0625) + 8);
    }
  });

  it('removes leftovers of a process killed while writing, but not what another one is writing', () => {
    const file = join(folder, 'search.index');
    const [abandoned, underWay] = [`${file}.41.tmp`, `${file}.42.tmp`];
    for (const begun of [abandoned, underWay]) writeFileSync(begun, 'half of it');
    utimesSync(abandoned, 0, 0);
    writeWholeFile(file, packIndexFile('three', smallIndex()));
    expect(readdirSync(folder).sort()).toEqual(['search.index', 'search.index.42.tmp']);
  });
});
