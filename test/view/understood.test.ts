import { expect, it } from 'vitest';
import { understoodSentence } from '../../src/view/understood.ts';

const read = (venue: string) => understoodSentence({ people: [], venue, topic: 'kites', isSurvey: false });

it.each([
  ['emnlp', 'Papers at emnlp on kites'],
  ['cs.CL', 'Papers in cs.CL on kites'],
  ['physics.soc-ph', 'Papers in physics.soc-ph on kites'],
])('a venue is where papers appeared, and a field what they are in: %s', (venue, sentence) => {
  expect(read(venue)).toBe(sentence);
});

it('says what was left out', () => {
  const without = (more: object) =>
    understoodSentence({ people: [], topic: 'kites', isSurvey: false, excluded: ['wind'], ...more });
  expect(without({})).toBe('Papers on kites without wind');
  expect(without({ excluded: ['wind', 'rain'], after: '2019' })).toBe(
    'Papers on kites, since 2019, without wind or rain',
  );
});
