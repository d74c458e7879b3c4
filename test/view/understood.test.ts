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
