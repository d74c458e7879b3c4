import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importPapers } from '../../../src/catalog/file/import/import.ts';
import { problemSentence } from '../../../src/catalog/file/problem.ts';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { dailyItem } from '../../support/hugging-face.ts';

const IDS = ['2608.00001', '2608.00002', '2608.00003'];
const ROWS = IDS.map((id) => dailyItem({ id }));
const ROW_TEXTS = ROWS.map((row) => JSON.stringify(row));
const ANSWER = JSON.stringify(ROWS);
const PRETTY = JSON.stringify(ROWS, null, 2);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-broken-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
/** Ids of the papers that an import brought, and its reports about what it skipped. */
async function imported(content: string | Uint8Array) {
  files += 1;
  const name = join(folder, String(files));
  const file = `${name}.json`;
  await writeFile(file, content);
  const into = `${name}.jsonl`;
  const report = await importPapers({ files: [file], into });
  const papers = report.added === 0 ? [] : [...(await loadCatalog([into])).catalog.all()];
  const skipped = report.problems.filter(({ kind }) => kind === 'skipped');
  for (const problem of skipped)
    expect(problemSentence(problem)).toMatch(/^\S+\.json, line \d+.*: skipped, ./);
  return {
    papers,
    ids: papers.map(({ id }) => id).sort(),
    skipped,
    sentences: skipped.map(problemSentence),
    report,
  };
}

/** Every offset of a JSON mark outside strings. */
function structuralPlaces(text: string): number[] {
  const places: number[] = [];
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"' && text[at - 1] !== '\\') isInString = !isInString;
    else if (!isInString && '{}[]:,'.includes(text[at] ?? '')) places.push(at);
  }
  return places;
}

describe('a broken real response', () => {
  it('cut at any structural mark keeps the rows before it, and reports the one it cuts', async () => {
    const places = structuralPlaces(ANSWER);
    expect(places.length).toBeGreaterThan(60);
    const begins = IDS.map((_, index) => ANSWER.indexOf(ROW_TEXTS[index] ?? '?'));
    for (const place of places.filter((_, index) => index % 6 === 0 || index > places.length - 12)) {
      for (const end of [place, place + 1]) {
        const { ids, skipped, sentences } = await imported(ANSWER.slice(0, end));
        const whole = IDS.filter((_, index) => end >= (begins[index] ?? 0) + (ROW_TEXTS[index] ?? '').length);
        expect([end, ids]).toEqual([end, whole]);
        const cut = begins.findIndex(
          (begin, index) => begin < end && end < begin + (ROW_TEXTS[index] ?? '').length,
        );
        expect([end, skipped.length]).toEqual([end, cut === -1 ? 0 : 1]);
        const isNamed = cut !== -1 && ANSWER.slice(begins[cut], end).includes(IDS[cut] ?? '?');
        if (!isNamed) continue;
        const row = whole.length === 0 ? '' : `, row ${whole.length + 1}`;
        expect(sentences[0]).toContain(`, line 1${row} (${IDS[cut]}): skipped, `);
      }
    }
  });

  it.each([
    ['a missing quote', (row: string) => row.replace('"title":"', '"title":')],
    ['a missing closing quote', (row: string) => row.replace('to Read"', 'to Read')],
    ['a missing brace at its end', (row: string) => row.slice(0, -1)],
    ['a missing bracket', (row: string) => row.replace(']', '')],
    ['a missing comma', (row: string) => row.replace(',"title"', '"title"')],
    ['a missing colon', (row: string) => row.replace('"title":', '"title"')],
    ['a missing value', (row: string) => row.replace(/"upvotes":\d+/, '"upvotes":')],
    ['an extra comma', (row: string) => row.replace('}', ',}')],
    ['a word in place of a value', (row: string) => row.replace(/"upvotes":\d+/, '"upvotes":undefined')],
    ['an invalid escape', (row: string) => row.replace('"title":"', '"title":"\\q')],
    ['single quotes', (row: string) => row.replaceAll('"', "'")],
    ['part of a web page', () => '<html><body>502 Bad Gateway 2608.00002</body></html>'],
  ])(
    'by %s loses only that row, and reports it: in a list, in lines, over several lines, wrapped',
    async (_, spoil) => {
      const [one = '', two = '', three = ''] = ROW_TEXTS;
      const spoiled = spoil(two);
      for (const text of [
        `[${one},${spoiled},${three}]`,
        `[${one},\n${spoiled},\n${three}]`,
        `${one}\n${spoiled}\n${three}\n`,
        `{"papers":[${one},\n${spoiled},\n${three}],"count":3}`,
        `{"count":3,"data":{"items":[${one},${spoiled},${three}]}}`,
      ]) {
        const { ids, sentences } = await imported(text);
        expect([text, ids]).toEqual([text, ['2608.00001', '2608.00003']]);
        expect([text, sentences.filter((sentence) => sentence.includes('2608.00002'))]).toEqual([
          text,
          [expect.stringMatching(/line \d/)],
        ]);
      }
    },
  );

  it.each([
    ['over several lines', PRETTY],
    ['one a line', ROW_TEXTS.join('\n')],
    ['one a line with carriage returns', ROW_TEXTS.join('\r\n')],
    ['one after another', ROW_TEXTS.join('')],
    ['as two documents', `${JSON.stringify(ROWS.slice(0, 1))}\n${JSON.stringify(ROWS.slice(1), null, 1)}`],
    ['as two documents of two kinds', `${ROW_TEXTS[0]}\n${JSON.stringify({ papers: ROWS.slice(1) })}`],
    ['as pages of lists', JSON.stringify([ROWS.slice(0, 1), ROWS.slice(1)])],
    ['under papers', JSON.stringify({ papers: ROWS })],
    ['under data', JSON.stringify({ data: ROWS, next: null })],
    ['under any key', JSON.stringify({ ok: true, 'whatever the key': ROWS })],
    ['deep inside', JSON.stringify({ a: { b: [{ c: { d: ROWS } }] }, links: [{ rel: 'self', href: 'x' }] })],
    ['by their ids', JSON.stringify(Object.fromEntries(ROWS.map((row) => [row.paper.id, row])))],
    ['with a byte order mark', `\ufeff${ANSWER}`],
    ['as record sequence', ROW_TEXTS.map((row) => `\x1e${row}\n`).join('')],
    ['behind a guard', `)]}'\n${ANSWER}`],
    ['with commas left over', `[${ROW_TEXTS.join(',\n')},\n]`],
    ['without the last bracket', ANSWER.slice(0, -1)],
    ['without the first bracket', ANSWER.slice(1)],
  ])('%s is read in full', async (_, text) => {
    const { ids, skipped } = await imported(text);
    expect(ids).toEqual(IDS);
    expect(skipped).toEqual([]);
  });

  it.each([
    ['in a call', `callback(${ANSWER});`],
    ['in a script', `var papers = ${PRETTY};\nvar other = 5;`],
    ['with a page after it', `${ANSWER}\n<html>Rate exceeded</html>`],
    ['between lines of prose', `Here they are:\n${ROW_TEXTS.join('\n')}\nThat is all.`],
  ])('%s is read, and anything around it is reported', async (_, text) => {
    const { ids, skipped } = await imported(text);
    expect(ids).toEqual(IDS);
    expect(skipped.length).toBeGreaterThan(0);
  });

  it.each([
    [
      'deep',
      `{"id":"x","title":"T","deep":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      'nested more than 100',
    ],
    ['a list', [1, 2], 'not a paper but 1'],
    ['a number', 7, 'not a paper but 7'],
    ['nothing', null, 'not a paper but null'],
    ['a text', 'text, with {marks}', 'not a paper but "text, with {marks}"'],
    ['without an id', { title: 'Kites' }, 'no id'],
    ['without a title', { id: '2608.00002' }, 'no title'],
    ['with a list for an id', { id: ['2608.00002'], title: 'Kites' }, 'the id is not text but a list'],
    ['with an object for a title', { paper: { id: '2608.00002', title: {} } }, 'no title'],
    ['with half an id', { paper: { id: '2608.0002', title: 'Kites' } }, 'is not a whole arXiv id'],
    [
      'with a path behind its id',
      { paper: { id: '2608.00002/x', title: 'Kites' } },
      'is not a whole arXiv id',
    ],
  ])('by a row that is %s reports it, and reads the others', async (_, row, reason) => {
    const text = typeof row === 'string' && row.startsWith('{') ? row : JSON.stringify(row);
    const { ids, sentences } = await imported(`[${ROW_TEXTS[0]},${text},${ROW_TEXTS[2]}]`);
    expect(ids).toEqual(['2608.00001', '2608.00003']);
    expect(sentences[0]).toContain(reason);
    expect(sentences[0]).toMatch(/line 1, row 2/);
  });

  it.each([
    ['UTF-16, little end first', Buffer.from(`\ufeff${ANSWER}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(ANSWER, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${ANSWER}`, 'utf16le').swap16()],
    ['gzip', gzipSync(ANSWER)],
  ])('in %s is read in full', async (_, bytes) => {
    expect((await imported(bytes)).ids).toEqual(IDS);
  });

  it('with Latin-1 characters is read, and the guess is reported', async () => {
    const text = ANSWER.replaceAll('Teaching a Kite to Read', 'Schrödinger café kites für Übung');
    const { papers, report } = await imported(Buffer.from(text, 'latin1'));
    expect(papers.map(({ title }) => title)).toEqual(Array(3).fill('Schrödinger café kites für Übung'));
    expect(report.problems.map(problemSentence)).toContainEqual(
      expect.stringContaining('I read it as windows-1252, which is a guess'),
    );
  });

  it('by one damaged UTF-8 character is read anyway, and the row is reported', async () => {
    const bytes = Buffer.from(ANSWER.replace('Teaching a Kite', 'Tächer, Grüße, Käse: Kite'));
    const broken = Buffer.concat([
      bytes.subarray(0, bytes.indexOf('ße')),
      Buffer.from([0xc3]),
      bytes.subarray(bytes.indexOf('ße') + 2),
    ]);
    const { ids, report } = await imported(broken);
    expect(ids).toEqual(IDS);
    expect(report.problems.map(problemSentence)).toContainEqual(
      expect.stringMatching(/2608\.00001.*could not be read/),
    );
  });
});
