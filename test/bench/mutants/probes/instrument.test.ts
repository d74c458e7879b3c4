import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { bringToText, type Chart, note, unwatched } from './chart.ts';
import { createChoose } from './choose.ts';
import { instrument } from './instrument.ts';
import { hit, MARK, workFor } from './runtime.ts';

const PATH = process.env.PATH;
const folder = mkdtempSync(path.join(tmpdir(), 'paperboy-probes-'));
afterEach(() => {
  process.env.PATH = PATH;
});
afterAll(() => rmSync(folder, { recursive: true }));

const text =
  "export function f(a: number) {\n  if (a > 1) return [a].map((b) => b ?? 'x');\n  return a ? 1 : 2;\n}\n";

it('makes every body, branch and short function report that it runs', () => {
  const { text: made, blocks } = instrument('src/paper/a.ts', text, 7);
  expect(made).toBe(
    "import { hit as __hit } from '../../test/bench/mutants/probes/runtime.ts';" +
      'export function f(a: number) {__hit(7);\n' +
      "  if (a > 1) {__hit(8);return [a].map((b) => (__hit(9),b ?? (__hit(10),'x')));}\n" +
      '  return a ? (__hit(11),1) : (__hit(12),2);\n}\n',
  );
  expect(blocks.map(({ start, end }) => text.slice(start, end)).slice(1)).toEqual([
    "return [a].map((b) => b ?? 'x');",
    "b ?? 'x'",
    "'x'",
    '1',
    '2',
  ]);
});

it('notes what runs once per test, and passes the test on to child processes in the search path', () => {
  const notes = (test: string) => path.join(folder, MARK + test);
  for (const test of ['one', 'two']) {
    workFor(notes(test));
    for (const id of [3, 4, 3]) hit(id);
  }
  expect(readFileSync(notes('one'), 'utf8')).toBe('3\n4\n');
  expect(readFileSync(notes('two'), 'utf8')).toBe('3\n4\n');
  expect(process.env.PATH).toBe([PATH, notes('two')].join(path.delimiter));
});

it('notes compiled code too, under the right test', async () => {
  const compiled = new URL('../../../../dist/test/bench/mutants/probes/runtime.js', import.meta.url);
  const { hit: hitCompiled }: typeof import('./runtime.ts') = await import(compiled.href);
  const notes = path.join(folder, `${MARK}compiled`);
  workFor(notes);
  hitCompiled(5);
  expect(readFileSync(notes, 'utf8')).toBe('5\n');
});

it('picks the tests that ran the block around a mutant, first the one named after its file, then the quickest', () => {
  const file = 'src/paper/a.ts';
  const [slow, quick, own, fresh] = [
    'test/slow.test.ts',
    'test/q.test.ts',
    'test/paper/a.test.ts',
    'test/new.test.ts',
  ];
  const sources = new Map([[file, text], ...[slow, quick, own, fresh].map((test) => [test, test] as const)]);
  const chart: Chart = { tests: {}, files: {} };
  const { blocks } = instrument(file, text, 0);
  bringToText(chart, file, text, blocks);
  const watched = (test: string, ms: number, ...ran: number[]) =>
    note(chart, {
      test,
      ms,
      ran: blocks.filter((_, i) => ran.includes(i)).map((block) => ({ file, block })),
    });
  watched(slow, 9000, 0, 1, 2);
  watched(quick, 10, 0, 1);
  watched(own, 5000, 0, 1, 2);
  expect(unwatched(chart, sources)).toEqual([fresh]);
  const choose = (chosen: typeof sources) =>
    createChoose({
      chart,
      sources: chosen,
      reach: () => [fresh],
      msOf: (test) => chart.tests[test]?.ms ?? 0,
    });
  const at = (place: string) => ({
    file,
    operator: '',
    replacement: '',
    start: text.indexOf(place),
    end: text.indexOf(place) + 1,
  });
  expect(choose(sources)(at('[a]'))).toEqual([own, quick, slow, fresh]);
  expect(choose(sources)(at('b ??'))).toEqual([own, slow, fresh]);
  expect(choose(sources)(at('? 1'))).toEqual([own, quick, slow, fresh]);
  expect(choose(sources)(at("'x'"))).toEqual([fresh]);
  const later = new Map([...sources, [file, `${text}\n`]]);
  expect(choose(later)(at("'x'"))).toEqual([own, quick, slow, fresh]);
});
