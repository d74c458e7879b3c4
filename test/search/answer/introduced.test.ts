import { expect, it } from 'vitest';
import { isAboutNamed, isIntroduced } from '../../../src/search/answer/introduced.ts';

it.each([
  ['We introduce GORVA, a net.', true],
  ['We introduce the Gorva, a net.', true],
  ['In this paper, we present a net for all seas, called GORVA.', true],
  ['We propose Good Ropes for Vast Areas (GORVA), an approach.', true],
  ['Presents GORVA, which holds fish.', true],
  ['This work releases the corpus GORVA for sailors.', true],
  ['We help by providing GORVA (Good Ropes), a net tailored for them.', true],
  ['The proposed GORVA model came third in our contest.', false],
  ['Recently, a net named GORVA is introduced, which holds more.', false],
  ['We propose an extension of GORVA.', false],
  ['We introduce two ropes based on GORVA.', false],
  ['We introduce Multilingual GORVA.', false],
  ['We introduce Salt-GORVA.', false],
  ['We introduce GORVA-VITS, a boat.', false],
  ['We present results on several nets (GORVA and others).', false],
  ['GORVA holds fish.', false],
])('tells whose a thing is: %s', (sentence, isTheirs) => {
  expect(isIntroduced(['gorva'], sentence)).toBe(isTheirs);
});

it('finds a name of several words however they are joined', () => {
  expect(isIntroduced(['sea', 'net'], 'We introduce Sea-Net.')).toBe(true);
  expect(isIntroduced(['sea', 'net'], 'We introduce SeaNet.')).toBe(true);
  expect(isIntroduced(['sea', 'net'], 'We introduce Sea and Net.')).toBe(false);
});

it.each([
  ['The Sea Net makes nets of seas.', true],
  ['Sea Nets catch fish.', false],
  ['Sea Net catches fish.', true],
  ['The sea net makes nets of seas.', false],
  ['Sea Net plays an important role.', false],
  ['We say that the Sea Net makes nets.', false],
  ['Sea Net Catches', false],
])('tells a sentence about a thing by its own name: %s', (sentence, isAbout) => {
  expect(isAboutNamed(['sea', 'net'], sentence)).toBe(isAbout);
  expect(isAboutNamed(['sea'], sentence)).toBe(false);
});
