import { expect, it } from 'vitest';
import type { Digest } from '../../../src/digest/digest.ts';
import { factLine, noteLines, preheaderLine, proseLine } from '../../../src/mail/write/digest-lines.ts';
import { digestSubject } from '../../../src/mail/write/digest-mail-view.ts';
import { sayNote, sayQuiet } from '../../../src/view/digest-reasons.ts';
import { NOTHING_CONSIDERED } from '../../support/digest.ts';
import { paper } from '../../support/papers.ts';

function digest(titles: readonly string[], over: Partial<Digest> = {}): Digest {
  return {
    period: '2026-11-20',
    weekly: false,
    entries: titles.map((title, i) => ({ paper: paper(`p${i}`, { title }), reasons: [] })),
    notes: [],
    batchDay: '2026-11-20',
    considered: NOTHING_CONSIDERED,
    ...over,
  };
}

it('notes above the papers what the mail has to say, why it is quiet and what else to know, four lines at most', () => {
  const quiet = { kind: 'none-fits', papers: 3 } as const;
  const lines = noteLines(digest([], { quiet }), ['This is **late**.']);
  expect(lines).toEqual(['This is **late**.', `Nothing new this time. ${sayQuiet(quiet)}`]);
  const note = { kind: 'old-batch', batch: '2026-11-18' } as const;
  expect(noteLines(digest([], { notes: [note] }), [])).toEqual([sayNote(note)]);
  expect(noteLines(digest([]), ['1', '2', '3', '4', '5'])).toEqual(['1', '2', '3', '4']);
  expect(noteLines(digest([]), [])).toEqual([]);
});

it('gives votes, reason and authors in one line, with three names and how many more', () => {
  const by = (authors: readonly string[], upvotes?: number) =>
    paper('p', { authors, ...(upvotes !== undefined && { upvotes }) });
  const names = ['A', 'B', 'C', 'D', 'E'];
  expect(factLine(by([]), 'new')).toBe('new');
  expect(factLine(by([], 0), '')).toBe('▲ 0');
  expect(factLine(by(names.slice(0, 3), 12), 'new')).toBe('▲ 12 · new · A, B, C');
  expect(factLine(by(names.slice(0, 4)), '')).toBe('A, B, C +1');
  expect(factLine(by(names), '')).toBe('A, B, C +2');
  const long = factLine(by(['x'.repeat(130), 'y']), '');
  expect(long.length).toBeLessThanOrEqual(120);
  expect(long).toMatch(/…$/);
});

it('prefers the summary to the abstract, and truncates long ones', () => {
  expect(proseLine(paper('p', { summary: 'Short.', abstract: 'Long.' }))).toBe('Short.');
  expect(proseLine(paper('p', { abstract: 'Long.' }))).toBe('Long.');
  const cut = proseLine(paper('p', { abstract: 'word '.repeat(99) })).length;
  expect([cut <= 320, cut > 300]).toEqual([true, true]);
});

it('previews how many papers there are, and the second one', () => {
  expect(preheaderLine(digest([]))).toBe('Nothing new this time.');
  expect(preheaderLine(digest(['Kites']))).toBe('1 paper');
  expect(preheaderLine(digest(['Kites', 'Letters', 'Ships']))).toBe('3 papers, among them Letters');
  const cut = preheaderLine(digest(['Kites', 'Letter '.repeat(30)])).length;
  expect([cut <= 100, cut > 80]).toEqual([true, true]);
});

it('has a subject with its day or week, and its first paper', () => {
  expect(digestSubject(digest([]))).toBe('Papers of the day, 20 November 2026');
  expect(digestSubject(digest(['Kites', 'Letters'], { weekly: true }))).toBe(
    'Papers of the week, 20 November 2026: Kites',
  );
  expect(digestSubject(digest(['Kite '.repeat(30)])).length).toBeLessThanOrEqual(
    'Papers of the day, 20 November 2026: '.length + 80,
  );
});
