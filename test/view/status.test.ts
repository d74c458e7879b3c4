import { expect, it } from 'vitest';
import { statusText } from '../../src/view/status.ts';

const at = (seconds: number) => new Date(seconds * 1_000);
const none = { active: 0, nextAt: undefined };
const nextBatch = { at: at(9_000), day: '2026-08-21' };

it('says how large and how fresh the catalog is, and what comes next', () => {
  const text = statusText(
    46,
    {
      refreshedAt: at(1_000),
      isStale: false,
      completeBatch: '2026-08-20',
      nextBatch,
      nextRefresh: at(5_000),
      sources: [
        { title: 'arXiv', lastError: { at: at(2_000), message: 'It said *no* @everyone.' }, isFailing: true },
        { title: 'Hugging Face', lastSuccess: at(1_000), isFailing: false },
      ],
    },
    { active: 2, nextAt: at(7_000) },
  );
  expect(text.split('\n')).toEqual([
    '**46 papers** in the catalog',
    'Last updated <t:1000:R>',
    'Latest papers: 20 August 2026',
    'Next batch starts <t:9000:R>',
    'Next update <t:5000:R>',
    '2 digests set up, next one <t:7000:R>',
    expect.stringMatching(/^-# ⚠️ arXiv hasn't answered yet, failed <t:2000:R>: It said \\\*no\\\*/),
    '-# Hugging Face answered <t:1000:R>',
  ]);
  expect(text).not.toContain('@everyone');
});

it('is honest about a catalog that was never refreshed, or not for long', () => {
  const never = statusText(0, { isStale: false, nextBatch, sources: [] }, none);
  expect(never).toContain('Not updated yet');
  expect(never).toContain('REFRESH=off');
  expect(never).not.toContain('Next batch');
  expect(never).toContain('No digests are set up');
  const source = { name: 'arxiv', title: 'arXiv', isFailing: false };
  expect(statusText(0, { isStale: false, nextBatch, sources: [source] }, none)).toContain(
    "arXiv hasn't been asked yet",
  );
  expect(statusText(1, { isStale: true, refreshedAt: at(1), nextBatch, sources: [] }, none)).toContain(
    '(overdue)',
  );
});
