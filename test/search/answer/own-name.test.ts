import { expect, it } from 'vitest';
import { nameFit } from '../../../src/search/answer/own-name.ts';

it.each([
  ['What is BLEU?', 'BLEU: a Method', 'as typed'],
  ['What is BLEU?', 'Bleu: a Method', 'as typed'],
  ['what is bleu', 'BLEU: a Method', 'as typed'],
  ['What is BLEU?', 'BLEU+: a Tool', 'another'],
  ['What is EL-BLEU?', 'BLEU: a Method', 'another'],
  ['What is BLEU-3?', 'BLEU: a Method', 'another'],
  ['What is BLEU-3, and what is BLEU?', 'BLEU: a Method', 'as typed'],
  ['What is BLEU-based tuning?', 'BLEU: a Method', 'as typed'],
  ['What is pre-BLEU evaluation?', 'BLEU: a Method', 'as typed'],
  ['What is BLEU+?', 'BLEU+: a Tool', 'as typed'],
  ['What is SaFER?', 'SAFER: Robust Words', 'in other letters'],
  ['What is fairseq?', 'fairseq: A Toolkit', 'as typed'],
  ['What is MuSE?', 'MuSE - a Dataset', 'as typed'],
  ['What is weaving?', 'Weaving by hand', 'as typed'],
])('to “%s” the name of “%s” is %s', (question, title, fit) => {
  expect(nameFit(question, title)).toBe(fit);
});
