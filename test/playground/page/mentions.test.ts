import { describe, expect, it } from 'vitest';
import { withMentions } from '../../../src/playground/page/browser/box/mentions.ts';

const here = [
  { id: '1', name: 'Ada' },
  { id: '2', name: 'Ada (work)' },
  { id: '3', name: 'Paperboy' },
];

describe('a name behind an at sign', () => {
  it.each([
    ['@Paperboy what is RAG?', '<@3> what is RAG?'],
    ['so, @paperboy, and @Ada (work)?', 'so, <@3>, and <@2>?'],
    ['@Ada @Béla', '<@1> @Béla'],
  ])('mentions whoever has it: %s', (text, sent) => {
    expect(withMentions(text, here)).toBe(sent);
  });

  it.each(['@Paperboys', 'me@Ada', '<@3> again', 'Ada', '@everyone'])('is left as it is in %s', (text) => {
    expect(withMentions(text, here)).toBe(text);
  });
});
