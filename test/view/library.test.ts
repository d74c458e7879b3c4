import { describe, expect, it } from 'vitest';
import { exportMessage, saveMessage, savePicker } from '../../src/view/library.ts';
import { recommendedWhy } from '../../src/view/recommendations.ts';
import { drawn } from '../support/drawn.ts';
import { paper } from '../support/papers.ts';

describe('a library', () => {
  it('that is full says what to do, and offers no undo', () => {
    expect(drawn(saveMessage(paper('a'), { kind: 'full', count: 5000 }))).toEqual([
      'Your library is full (5,000 papers). Export it with `/library export`, then make room with `/library remove`.',
    ]);
  });

  it('says for how many chosen papers there was no room', () => {
    const [said] = drawn(savePicker([paper('a')], new Set(), { saved: 1, removed: 0, left: 2 }));
    expect(said).toContain('Saved 1 paper. There was no room for 2 papers. Your library is full');
  });

  it('says so if its file would be too large for Discord', () => {
    const body = exportMessage({ name: 'x.bib', text: 'x'.repeat(10 * 1024 * 1024) }, 3);
    expect(body.files).toBeUndefined();
    expect(drawn(body.components).join()).toContain('larger than Discord allows');
  });
});

it('a recommendation names the similar paper by its short name, if it has one', () => {
  const why = (title: string) =>
    recommendedWhy({ paper: paper('a'), like: paper('b', { title }), because: 'saved' });
  expect(why('Longformer: The Long-Document Transformer')).toBe('like *Longformer*, which you saved');
  expect(why('Attention Is All You Need')).toBe('like *Attention Is All You Need*, which you saved');
});
