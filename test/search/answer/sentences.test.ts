import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../src/search/answer/sentences.ts';

describe('sentences', () => {
  it('end at full stops, question marks and exclamation marks', () => {
    expect(sentences('We ask. Why not? It works! Done')).toEqual([
      'We ask.',
      'Why not?',
      'It works!',
      'Done',
    ]);
  });

  it.each([
    ['an abbreviation', 'Smith et al. Show this, cf. Table 2, e.g. Figure 3.'],
    ['an initial', 'The test of J. Smith holds.'],
    ['a decimal', 'It gains 3.5 points over 2.1 before.'],
    ['a version', 'GPT-4.1 is better than Llama 3.2 here.'],
    ['a lower-case word', 'We use the arxiv.org and node.js sites.'],
  ])('do not end inside %s', (_, text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it('keep a closing quote or bracket, and take line breaks as spaces', () => {
    expect(sentences('He said "It works." Then\nhe left (soon.) We stayed.')).toEqual([
      'He said "It works."',
      'Then he left (soon.)',
      'We stayed.',
    ]);
  });

  it('end at a full stop without a space, but not inside names', () => {
    expect(sentences('It uses the parser.We train it. See Node.js and arXiv.org there.')).toEqual([
      'It uses the parser.',
      'We train it.',
      'See Node.js and arXiv.org there.',
    ]);
  });

  it('lose no word of the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(sentences(text).join('').replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
      }),
    );
  });
});
