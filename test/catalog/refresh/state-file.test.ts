import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergeStates } from '../../../src/catalog/refresh/merge-states.ts';
import {
  EMPTY_STATE,
  type RefreshState,
  withBatchCount,
  withOutcome,
} from '../../../src/catalog/refresh/state.ts';
import { refreshStateFile } from '../../../src/catalog/refresh/state-file.ts';

const at = (minute: number) => new Date(Date.parse('2026-08-20T12:00:00Z') + minute * 60_000);
const count = (minute: number, papers: number) => ({ at: at(minute).toISOString(), papers });

describe('the refresh state', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paperboy-state-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps the writes of two independent processes', async () => {
    const file = join(folder, 'data', 'refresh.json');
    const [bot, terminal] = [refreshStateFile(file), refreshStateFile(file)];
    let mine: RefreshState = EMPTY_STATE;
    let theirs: RefreshState = EMPTY_STATE;
    for (let minute = 0; minute < 10; minute++) {
      mine = withBatchCount(mine, `2026-07-${minute + 10}`, count(minute, 5));
      theirs = withBatchCount(theirs, `2026-06-${minute + 10}`, count(minute, 6));
      await Promise.all([bot.add(mine), terminal.add(theirs)]);
    }
    await bot.add(withOutcome(mine, 'arxiv', at(1), 'it is down'));
    await terminal.add(withOutcome(theirs, 'arxiv', at(2), undefined));
    const { batchCounts, sources } = await bot.read();
    expect(Object.keys(batchCounts)).toHaveLength(20);
    expect(sources.arxiv).toEqual({
      lastSuccess: at(2).toISOString(),
      lastError: { at: at(1).toISOString(), message: 'it is down' },
    });
  });

  it('uses the file and names of earlier versions', async () => {
    const file = join(folder, 'refresh.json');
    const earlier = {
      readings: { '2026-08-20': [count(0, 12)] },
      sources: { arxiv: { lastSuccess: at(0).toISOString() } },
      refused: { '2608.00002': '2026-08-20' },
    };
    await writeFile(file, JSON.stringify(earlier));
    expect(await refreshStateFile(file).read()).toEqual({
      batchCounts: earlier.readings,
      sources: earlier.sources,
      rejected: earlier.refused,
    });
    await refreshStateFile(file).add(EMPTY_STATE);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(earlier);
  });

  it('merges as if one process had read it all, whoever writes first', () => {
    const counts = fc.array(fc.tuple(fc.nat(50), fc.nat(3), fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(counts, (made) => {
        const inTime = [...new Map(made.map((one) => [one[0], one])).values()].sort((a, b) => a[0] - b[0]);
        const readBy = (those: typeof made) =>
          those.reduce(
            (state, [minute, papers]) => withBatchCount(state, '2026-08-20', count(minute, papers)),
            EMPTY_STATE,
          );
        const one = readBy(inTime.filter(([, , isMine]) => isMine));
        const other = readBy(inTime.filter(([, , isMine]) => !isMine));
        const merged = mergeStates(one, other);
        expect(mergeStates(other, one)).toEqual(merged);
        expect(mergeStates(merged, merged)).toEqual(merged);
        const last = (state: RefreshState) => state.batchCounts['2026-08-20']?.at(-1);
        expect(last(merged)).toEqual(last(readBy(inTime)));
      }),
    );
  });
});
