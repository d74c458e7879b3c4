import { describe, expect, it } from 'vitest';
import { cutShort, type Message, NOTHING, type PeerFigures, withLine, withMessage } from './figures.ts';
import { goalTable } from './goals.ts';
import { LIMIT, OURS } from './peer.ts';
import { blockTable, speedTable } from './tables.ts';

function figuresOf(name: string, messages: readonly Message[]): PeerFigures {
  const peer: Message = { peer: name, version: '1.0.0', settings: 'plain', borrowed: 0 };
  return [peer, ...messages].reduce(withMessage, NOTHING);
}

function kind(
  begun: 'keywords' | 'questions' | 'typos',
  times: readonly number[],
  wanted = times.length,
): Message[] {
  return [{ begun, deadline: 1_000, wanted }, ...times.map((took) => ({ took, found: 1 })), { ended: begun }];
}

describe('the table of speeds', () => {
  it('shows p50 and p99 for each kind, and nothing for what an engine cannot do', () => {
    const { columns, rows } = speedTable(20_000, [figuresOf('A', kind('questions', [3, 1, 2]))]);
    expect(rows[0]?.[columns.indexOf('questions')]).toBe('2 / 3');
    expect(rows[0]?.[columns.indexOf('typos')]).toBe('');
  });

  it('says if a figure is based on few queries', () => {
    const { rows, notes } = speedTable(20_000, [figuresOf('A', kind('typos', [900, 800], 200))]);
    expect(rows[0]?.[3]).toBe('800 / 900 (2)');
    expect(notes?.join(' ')).toContain('how many queries came to an end');
  });

  it('distinguishes an engine that was cut off from one that cannot', () => {
    const begun = figuresOf('A', [{ begun: 'questions', deadline: 60_000, wanted: 200 }]);
    const rows = [cutShort(begun, 'not in 60 s', true), cutShort(begun, 'out of memory')].map(
      (figures) => speedTable(20_000, [figures]).rows[0],
    );
    expect(rows.map((row) => row?.slice(2, 4))).toEqual([
      ['> 60000', 'not reached'],
      ['none: out of memory', 'not reached'],
    ]);
  });

  it('gives the time waited for a build that did not end', () => {
    const begun = figuresOf('A', [{ begun: 'build', deadline: 600_000, wanted: 1 }]);
    const { columns, rows } = speedTable(20_000, [cutShort(begun, 'not in 600 s', true)]);
    expect(rows[0]?.[columns.indexOf('build s')]).toBe('> 600');
  });

  it('notes an engine that found nothing for many queries', () => {
    const figures = figuresOf('A', [
      { begun: 'questions', deadline: 1_000, wanted: 2 },
      { took: 1, found: 0 },
      { took: 1, found: 4 },
      { ended: 'questions' },
    ]);
    expect(speedTable(20_000, [figures]).notes).toContain('A found something for 1 of 2 questions.');
  });

  it('says how busy the machine was', () => {
    const busy: Message[] = [
      { begun: 'typos', deadline: 1_000, wanted: 0 },
      { waited: 30, of: 40 },
      { ended: 'typos' },
    ];
    const quiet: Message[] = [
      { begun: 'typos', deadline: 1_000, wanted: 0 },
      { waited: 0, of: 60 },
      { ended: 'typos' },
    ];
    const { notes } = speedTable(20_000, [figuresOf('A', busy), figuresOf('B', quiet)]);
    expect(notes?.join(' ')).toContain('waited 30 % of the time');
  });

  it('skips a library’s output among the figures', () => {
    expect(withLine(NOTHING, 'warning: {} is deprecated')).toBe(NOTHING);
    expect(withLine(NOTHING, '{ not json')).toBe(NOTHING);
  });
});

describe('the table of blocks', () => {
  it('shows the longest of each phase with its parts, and the longest search', () => {
    const figures = figuresOf('A', [
      { begun: 'build', deadline: 1_000, wanted: 1 },
      { longest: 42, collecting: 12, waiting: 3.2 },
      { ended: 'build' },
      ...kind('keywords', [3, 30]).slice(0, -1),
      { longest: 6 },
      { ended: 'keywords' },
      ...kind('questions', [3, 17]),
    ]);
    expect(blockTable(20_000, [figures]).rows).toEqual([['A', '42 (12, 3)', '', '', '17 (questions)']]);
  });

  it('tells how long a search blocked the event loop, not how long it took', () => {
    const figures = figuresOf('A', [
      ...kind('questions', [3, 17]).slice(0, -1),
      { longest: 6 },
      { ended: 'questions' },
    ]);
    expect(blockTable(20_000, [figures]).rows).toEqual([['A', '', '', '', '6 (questions)']]);
  });
});

describe('the goals', () => {
  const met = (all: readonly PeerFigures[], goal: string, papers = 100_000) =>
    goalTable(papers, all).rows.find(([text]) => String(text).startsWith(goal))?.[2];
  const ours = figuresOf(OURS, [...kind('questions', [4, 9]), ...kind('typos', [5, 8])]);

  it('are ahead of every peer only if no peer is quicker, at p50 and at p99', () => {
    const slower = figuresOf('A', kind('questions', [5, 10]));
    const quickAtFirst = figuresOf('B', kind('questions', [3, 100]));
    expect(met([ours, slower], 'questions: ahead')).toBe('yes');
    expect(met([ours, slower, quickAtFirst], 'questions: ahead')).toBe('no');
  });

  it('count the limit not as a peer, but as at most ten times quicker', () => {
    const near = figuresOf(LIMIT, kind('questions', [0.5, 1]));
    const far = figuresOf(LIMIT, kind('questions', [0.1, 1]));
    expect(met([ours, near, figuresOf('A', kind('questions', [5, 10]))], 'questions: ahead')).toBe('yes');
    expect(met([ours, near], 'questions: within 10')).toBe('yes');
    expect(met([ours, far], 'questions: within 10')).toBe('no');
  });

  it('say nothing about peers if none was requested', () => {
    expect(met([ours, figuresOf(LIMIT, kind('questions', [0.5, 1]))], 'questions: ahead')).toBeUndefined();
    expect(met([ours, figuresOf('A', [])], 'questions: ahead')).toBe('no');
  });

  it('demand less than 50 ms at 100,000 papers and less than 10 ms below', () => {
    const slow = figuresOf(OURS, kind('questions', [4, 12]));
    expect(met([slow], 'questions, p99', 100_000)).toBe('yes');
    expect(met([slow], 'questions, p99', 20_000)).toBe('no');
  });

  it('are not met by what was not measured', () => {
    expect(met([ours], 'block by a swap')).toBe('no');
    expect(met([ours], 'autocomplete: within 10')).toBeUndefined();
    expect(met([ours, figuresOf(LIMIT, [])], 'autocomplete: within 10')).toBe('no');
  });
});
