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
  'why didn’t you answer my question',
  'where do the papers come from',
  'what can I ask you',
  'do you work with arXiv',
  'how many papers do you know',
  'can I use you in private messages',
  'your last answer was wrong',
  'how often do you update',
  'show me the commands',
  'which sources do you use?',
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
  'What do the papers say about negation?',
  'Can you answer questions over tables?',
  'do you know about word sense disambiguation',
  'What are the answers in SQuAD?',
  'how do you parse a command',
])('“%s” is about papers', (question) => expect(isAboutTheBot(question)).toBe(false));
