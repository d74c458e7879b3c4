import { closeSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packed } from '../../src/packed/pack.ts';
import { type MakeArray, readPacked, readPackedInPieces } from '../../src/packed/unpack.ts';
import { sharedArrayOf } from '../../src/search/index/growing-array.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-packed-'));
});
afterAll(() => rm(folder, { recursive: true }));

const file = () => join(folder, 'value');

function written(value: unknown): Buffer {
  writeFileSync(file(), Buffer.concat([...packed(value)]));
  return readFileSync(file());
}

function readBack(make?: MakeArray): unknown {
  const handle = openSync(file(), 'r');
  try {
    return readPacked(handle, 0, make);
  } finally {
    closeSync(handle);
  }
}

/** A file with this text, the arrays' bytes as given. */
function packedText(text: object, wrongBy = 0, arrays = ''): Buffer {
  const json = Buffer.from(JSON.stringify(text));
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32LE(json.length);
  prefix.writeUInt32LE((crc32(json) ^ wrongBy) >>> 0, 4);
  return Buffer.concat([prefix, json, Buffer.from(arrays)]);
}

const array = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int8Array(),
  fc.float32Array(),
  fc.float64Array(),
);
const value = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, array, fc.string(), fc.integer(), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('value'), { maxKeys: 4 }),
})).value;

it('a packed value comes back unchanged, each array in its own memory', () => {
  fc.assert(
    fc.property(value, fc.boolean(), (given, shared) => {
      written(given);
      expect(readBack(shared ? sharedArrayOf : undefined)).toEqual(given);
    }),
  );
});

it('a large array is written in pieces of 16 MB', () => {
  const sizes = [...packed(new Uint8Array(40 << 20))].slice(1, -1).map(({ length }) => length);
  expect(sizes).toEqual([16 << 20, 16 << 20, 8 << 20]);
});

it('any changed byte or truncation is noticed', () => {
  const bytes = written({ words: Uint16Array.of(1, 2, 3), days: Float64Array.of(4, 5), name: 'kites' });
  for (let at = 0; at < bytes.length; at++) {
    const spoilt = Buffer.from(bytes);
    spoilt[at] = (spoilt[at] ?? 0) ^ 0x10;
    writeFileSync(file(), spoilt);
    expect(() => readBack(), `byte ${at}`).toThrow(Error);
  }
  for (let length = 0; length < bytes.length; length++) {
    writeFileSync(file(), bytes);
    truncateSync(file(), length);
    expect(() => readBack(), `${length} bytes`).toThrow(Error);
  }
});

it.each([
  [
    'a text that is longer than any',
    Buffer.from([1, 0, 0, 0x10, 0, 0, 0, 0]),
    'the file is of another format',
  ],
  ['the longest text, cut off', Buffer.from([0, 0, 0, 0x10, 0, 0, 0, 0]), 'the file is shorter than it says'],
  [
    'a kind of array that there is not',
    packedText({ value: 1, arrays: [['u7', 1]] }),
    'the file is of another format',
  ],
  ['a text with another checksum', packedText({ value: 1, arrays: [] }, 1), 'the file is damaged'],
  [
    'an array that is not there',
    packedText({ value: 1, arrays: [['u8', 1]] }),
    'the file is shorter than it says',
  ],
  [
    'an array with another checksum',
    packedText({ value: 1, arrays: [['u8', 1]] }, 0, '12345'),
    'the file is damaged',
  ],
])('says what is wrong with %s', (_, bytes, said) => {
  writeFileSync(file(), bytes);
  expect(() => readBack()).toThrow(new RangeError(said));
});

it('reading a large value in pieces yields to the event loop, and returns it unchanged', async () => {
  const large = { numbers: new Uint32Array(12_000_000).fill(7), name: 'kites' };
  written(large);
  const handle = openSync(file(), 'r');
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  const back = await readPackedInPieces(handle, 0);
  clearInterval(timer);
  closeSync(handle);
  expect(turns).toBeGreaterThan(0);
  expect(back).toMatchObject({ name: 'kites' });
  expect((back as typeof large).numbers.every((number) => number === 7)).toBe(true);
});

it('damage is also noticed when reading in pieces', async () => {
  const bytes = written({ words: Uint16Array.of(1, 2, 3) });
  truncateSync(file(), bytes.length - 1);
  const handle = openSync(file(), 'r');
  await expect(readPackedInPieces(handle, 0)).rejects.toThrow(RangeError);
  closeSync(handle);
});
