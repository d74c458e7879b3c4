import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf, told } from '../../../support/rows.ts';

const inLists = (i: number) =>
  `{"id":"b:${i}","title":"Kites","authors":["a","b"],"n":{"k":[1,{"a":2}]},"at":"2026"}`;
const withPersons = (i: number) => `{"id":"b:${i}","title":"Kites","authors":[{"name":"a"},{"name":"b"}]}`;
const JOINS = { lines: '\n', list: ',\n', 'leading commas': '\n,' } as const;

describe('truncated rows', () => {
  it.each(Object.keys(JOINS) as (keyof typeof JOINS)[])(
    'cost only themselves, wherever they are cut and however many in a row: %s',
    async (join) => {
      for (const count of [1, 3, 60]) {
        const whole = inLists(7);
        for (let at = '{"id":"b:7",'.length; at < whole.length; at++) {
          const cut = Array.from({ length: count }, (_, i) => inLists(i % 10).slice(0, at));
          const rows = [`{"id":"b:90","title":"One"}`, ...cut, inLists(91), inLists(92)];
          const text = join === 'lines' ? rows.join('\n') : `[\n${rows.join(JOINS[join])}\n]`;
          const said = told(await rowsOf(text));
          const place = `${count} cut at ${whole.slice(0, at).slice(-12)}`;
          expect([said[0], ...said.slice(-2)], place).toEqual(['b:90', 'b:91', 'b:92']);
          if (join === 'lines') {
            const named = Array.from({ length: count }, (_, i) => expect.stringContaining(`b:${i % 10}: `));
            expect(said.slice(1, -2), place).toEqual(named);
          }
        }
      }
    },
  );

  it.each([
    ['', '{"id":"b:1","title":"Kites"}'],
    [' ', '{"id":"b:1","title":"Kites"}'],
    [' [', '{"id":"b:1","title":"Kites"}'],
    ['', '{"abstract":"Kites.","id":"b:1","title":"Kites"}'],
  ])('are reported if they end after the colon of their first key and %j', async (end, next) => {
    for (const key of ['abstract', 'authors', 'id', 'title', 'paper']) {
      const said = told(
        await rowsOf(`{"id":"b:0","title":"Zero"}\n{"${key}":${end}\n${next}\n{"id":"b:2","title":"Two"}`),
      );
      expect(said, key).toHaveLength(4);
      expect(said, key).toEqual(
        expect.arrayContaining(['b:0', expect.stringContaining(`{"${key}"`), 'b:1', 'b:2']),
      );
    }
  });

  it('cost only themselves, whatever the key order and indentation of their neighbours', async () => {
    const row = fc.record({
      shape: fc.constantFrom(
        inLists,
        withPersons,
        (i: number) => `{"abstract":"Kites.","id":"b:${i}","title":"Kites"}`,
        (i: number) => `{ "paper": {"id":"b:${i}","title":"Kites","authors":[{"name":"a"}]}, "upvotes": 3 }`,
      ),
      cut: fc.option(fc.double({ min: 0.2, max: 0.95, noNaN: true })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 3, maxLength: 6 }),
        fc.boolean(),
        async (rows, isPretty) => {
          const texts = rows.map(({ shape, cut }, i) => {
            const text = isPretty ? JSON.stringify(JSON.parse(shape(i)), null, 2) : shape(i);
            return cut === null ? text : text.slice(0, Math.ceil(text.length * cut));
          });
          const said = told(await rowsOf([...texts, '{"id":"b:last","title":"Last"}'].join('\n')));
          const good = rows.flatMap(({ cut }, i) => (cut === null ? [`b:${i}`] : []));
          expect(said).toEqual(expect.arrayContaining([...good, 'b:last']));
          if (rows.some(({ cut }) => cut !== null)) expect(said.some((one) => one.includes(': '))).toBe(true);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('do not cause a complete object to be split, even if its parts begin lines as it does', async () => {
    const text =
      '{"id":"b:1","title":"Kites","parts":[\n{"id":"p:1"},\n{"id":"p:2"}\n]}\n{"id":"b:2","title":"Two"}\n';
    expect(told(await rowsOf(text))).toEqual(['b:1', 'b:2']);
  });
});
