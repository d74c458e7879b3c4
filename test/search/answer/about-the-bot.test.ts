import { expect, it } from 'vitest';
import { isAboutTheBot } from '../../../src/search/answer/about-the-bot.ts';

it.each([
  'what can you do',
  'How do I stop the digest?',
  'who made you',
  'how do I unsubscribe',
  'What does /similar do?',
  'Can you send me papers every morning?',
  'how can I save a paper?',
  'do you store my messages',
  'why am I getting these messages',
  'how do I report a wrong answer',
  'are you better than ChatGPT',
  'what are you for?',
])('“%s” is about the bot', (question) => expect(isAboutTheBot(question)).toBe(true));

it.each([
  'How do language models store facts?',
  'Can models help people write commands?',
  'What does a digest of tweets look like in the summarization corpus?',
  'How can a bot be told from a person on Twitter?',
  'What is data augmentation?',
  'Who made the Penn Treebank?',
  'Which languages do multilingual models speak?',
  'why do I get headaches at night',
  'How do I add noise to a vector?',
])('“%s” is about papers', (question) => expect(isAboutTheBot(question)).toBe(false));
