import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../src/digest/compose/history.ts';
import { notesOf, quietReason } from '../../../src/digest/compose/quiet.ts';
import type { Considered } from '../../../src/digest/considered.ts';
import type { Delivery } from '../../../src/digest/ledger.ts';
import { planned } from '../../support/digest.ts';
import { paper } from '../../support/papers.ts';

const row = (period: string, over: Partial<Delivery> = {}): Delivery => ({
  ...planned(period),
  subscriptionId: '300',
  state: 'sent',
  attempts: 1,
  late: false,
  papers: [],
  sentAt: new Date(`${period}T08:01:00Z`),
  ...over,
});
const saw = (seen: number): Considered => ({
  seen,
  carried: [],
  left: { size: 0, category: 0, include: 0, exclude: 0 },
});
const one = { id: 'a', upvotes: 3 };

describe('what a channel was shown', () => {
  it('is each paper as last shown, in whatever order the rows come', () => {
    const rows = [
      row('2026-11-18', { papers: [one] }),
      row('2026-11-20', { papers: [{ id: 'a', upvotes: 9 }] }),
      row('2026-11-19', {
        papers: [
          { id: 'a', upvotes: 5 },
          { id: 'b', upvotes: 0 },
        ],
      }),
    ];
    for (const given of [rows, rows.toReversed()]) {
      expect(historyOf(given).shown).toEqual(
        new Map([
          ['a', { id: 'a', upvotes: 9, at: new Date('2026-11-20T08:01:00Z') }],
          ['b', { id: 'b', upvotes: 0, at: new Date('2026-11-19T08:01:00Z') }],
        ]),
      );
    }
  });

  it('reaches up to the newest batch of a digest that had papers or recorded what it saw', () => {
    const shown = row('2026-11-18', { papers: [one], batchDay: '2026-11-18' });
    const older = row('2026-11-17', { papers: [one], batchDay: '2026-11-17' });
    const empty = row('2026-11-19', { batchDay: '2026-11-19' });
    expect(historyOf([]).batchDay).toBeUndefined();
    expect(historyOf([empty]).batchDay).toBeUndefined();
    expect(historyOf([{ ...empty, considered: saw(1) }]).batchDay).toBe('2026-11-19');
    expect(historyOf([older, shown, empty]).batchDay).toBe('2026-11-18');
    expect(historyOf([shown, older]).batchDay).toBe('2026-11-18');
  });

  it('excludes what was not sent', () => {
    const { sentAt: _, ...unsent } = row('2026-11-18', { papers: [one], batchDay: '2026-11-18' });
    expect(historyOf([unsent])).toEqual({ shown: new Map(), batchDay: undefined, considered: undefined });
  });

  it('was chosen from what the digest that saw most had seen; the later one if equal', () => {
    const [early, late] = [
      row('2026-11-18', { considered: saw(4) }),
      row('2026-11-20', { considered: { ...saw(4) } }),
    ];
    const most = row('2026-11-17', { considered: saw(5) });
    expect(historyOf([row('2026-11-21'), early]).considered).toBe(early.considered);
    expect(historyOf([late, early]).considered).toBe(late.considered);
    expect(historyOf([early, late]).considered).toBe(late.considered);
    expect(historyOf([late, most]).considered).toBe(most.considered);
    expect(historyOf([most, late]).considered).toBe(most.considered);
  });
});

describe('why there is nothing to show', () => {
  const entry = {
    paper: paper('a'),
    score: 1,
    reasons: [],
    signals: { upvotes: 0, voteGrowth: 0, starGrowth: 0, localVotes: 0, ageDays: 0 },
  };
  const reason = (over: Partial<Parameters<typeof quietReason>[0]> = {}) =>
    quietReason({
      ranking: { entries: [entry], batchDay: '2026-11-20' },
      seenBatch: '2026-11-20',
      left: saw(0).left,
      batchNews: undefined,
      ...over,
    });

  it('is that none matches, else that there are no papers, no new batch, or that all were shown', () => {
    const left = { size: 9, category: 1, include: 2, exclude: 4 };
    expect(reason({ left })).toEqual({ kind: 'none-fits', papers: 7 });
    expect(reason({ ranking: { entries: [], batchDay: '2026-11-19' } })).toEqual({
      kind: 'no-papers',
      batch: '2026-11-19',
    });
    expect(reason({ ranking: { entries: [], batchDay: undefined } })).toStrictEqual({ kind: 'no-papers' });
    expect(reason()).toStrictEqual({ kind: 'no-new-batch', since: '2026-11-20' });
    expect(reason({ batchNews: { kind: 'not-begun' } })).toEqual({
      kind: 'no-new-batch',
      since: '2026-11-20',
      news: { kind: 'not-begun' },
    });
    const shown = { kind: 'all-shown', days: 14 };
    expect(reason({ seenBatch: '2026-11-19' })).toEqual(shown);
    expect(reason({ seenBatch: undefined })).toEqual(shown);
    expect(reason({ ranking: { entries: [entry], batchDay: undefined } })).toEqual(shown);
  });
});

it('a digest says that its batch is older than usual, and without batches what the ranking says', () => {
  const notes = (period: string, usualAge: number, batchDay = '2026-11-20') =>
    notesOf({ batchDay, notices: [{ kind: 'no-votes' }] }, period, usualAge);
  expect(notes('2026-11-21', 1)).toEqual([]);
  expect(notes('2026-11-22', 1)).toEqual([{ kind: 'old-batch', batch: '2026-11-20' }]);
  expect(notes('2026-11-23', 3)).toEqual([]);
  expect(notesOf({ batchDay: undefined, notices: [{ kind: 'no-votes' }] }, '2026-11-20', 1)).toEqual([
    { kind: 'ranking', notice: { kind: 'no-votes' } },
  ]);
});
