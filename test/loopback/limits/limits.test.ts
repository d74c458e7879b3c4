import { expect, it } from 'vitest';
import { violations } from '../../../src/loopback/limits/limits.ts';

const EMPTY = ['Cannot send an empty message'];
const poll = {
  question: { text: 'Which one?' },
  answers: [{ poll_media: { text: 'This one' } }, { poll_media: { text: 'That one' } }],
};

it.each([
  [{ content: 'x' }],
  [{ embeds: [{ title: 't' }] }],
  [{ components: [{ type: 1, components: [{ type: 2, style: 1, custom_id: 'a', label: 'A' }] }] }],
  [{ attachments: [{ id: 0, filename: 'a.bib' }] }],
  [{ files: ['a.bib'] }],
  [{ sticker_ids: ['1'] }],
  [{ poll }],
])('a message with nothing but %j is not empty', (payload) => {
  expect(violations(payload)).toEqual([]);
});

it.each([[{}], [undefined], [{ content: '', embeds: [], attachments: [] }], [{ tts: true, flags: 64 }]])(
  'a message of %j is empty',
  (payload) => {
    expect(violations(payload)).not.toEqual([]);
  },
);

it('only a message can be empty; any other error is reported alone', () => {
  expect(violations({ flags: 64 })).toEqual(EMPTY);
  expect(violations({ choices: [] }, 'autocomplete')).toEqual([]);
  expect(violations({ content: 7 })).not.toContain(EMPTY[0]);
});
