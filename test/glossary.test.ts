import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exportedNames, sharedNames, wordsOf } from './support/exports.ts';
import { readSources } from './support/structure.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GLOSSARY = readFileSync(`${ROOT}src/GLOSSARY.md`, 'utf8');

/** Products with their own vocabulary; names are compared within each. */
const PRODUCTS = ['src/loopback/', 'src/playground/'];

/** Words that once meant several things, and where their one remaining meaning belongs. */
const OUT: readonly (readonly [word: RegExp, homes: readonly string[]])[] = [
  [/^refus/, ['src/digest/delivery/refusals.ts']],
  [/^settl/, ['src/digest/', 'src/store/ledger/']],
  [/^posting/, ['src/search/index/']],
  [/^recall/, ['src/search/eval/']],
  [/^standing$/, []],
  [/^readings?$/, ['src/search/reading/']],
  [/^listings?$/, []],
  [/^snapshots?$/, []],
  [/^ending$/, []],
  [/^(?:rarity|telling|enough)$/, []],
  [/^(?:desk|tick|promises)$/, []],
];

function productOf(file: string): string {
  return PRODUCTS.find((product) => file.startsWith(product)) ?? '';
}

const names = exportedNames(readSources());

describe('the names in the code', () => {
  it('never export the same name twice', () => {
    for (const product of ['', ...PRODUCTS]) {
      expect(sharedNames(names.filter(({ file }) => productOf(file) === product))).toEqual([]);
    }
  });

  it('avoid the words that meant several things', () => {
    const back = names
      .filter(({ file }) => productOf(file) === '')
      .filter(({ name, file }) =>
        OUT.some(
          ([word, homes]) =>
            wordsOf(name).some((one) => word.test(one)) && !homes.some((home) => file.startsWith(home)),
        ),
      );
    expect(back).toEqual([]);
  });

  it('are checked for duplicates and split into words', () => {
    const tree = new Map([
      ['a.ts', 'export function* rank() {}\nexport type Order = 1;\nconst hidden = 1;'],
      ['b.ts', 'export const rank = 1;\nexport interface SettledView {}\nconst hidden = 2;'],
    ]);
    expect(sharedNames(exportedNames(tree))).toEqual(['rank means one thing in a.ts, another in b.ts']);
    expect(wordsOf('createSettledViewOfHTML2')).toEqual(['create', 'settled', 'view', 'of', 'html', '2']);
  });
});

describe('the glossary', () => {
  const rows = [...GLOSSARY.matchAll(/^\| ([^|]+) \| ([^|]+) \| `([^`]+)` \|$/gm)].map(
    ([, word = '', meaning = '', place = '']) => ({ word, meaning, place }),
  );

  it('gives each word one meaning', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(new Set(rows.map(({ word }) => word)).size).toBe(rows.length);
    expect(new Set(rows.map(({ meaning }) => meaning)).size).toBe(rows.length);
  });

  it.each(rows)('says where to find “$word”', ({ place }) => {
    expect(existsSync(`${ROOT}${place}`)).toBe(true);
  });
});
