import { Client, Message } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { messageText } from '../../src/discord/message-text.ts';
import { findPaperIds } from '../../src/paper/id.ts';

const LINK = 'https://arxiv.org/abs/2005.11401';
const client = new Client({ intents: [] });

/** A message as Discord sends it, with the given parts. */
function message(parts: Record<string, unknown>): Message {
  return Reflect.construct(Message, [
    client,
    {
      id: '1',
      channel_id: '2',
      author: { id: '3', username: 'ada', discriminator: '0', avatar: null },
      content: '',
      timestamp: '2026-11-20T00:00:00Z',
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      pinned: false,
      type: 0,
      ...parts,
    },
  ]);
}
const embed = (parts: object) => message({ embeds: [{ type: 'rich', title: 'New paper', ...parts }] });
const file = (filename: string) =>
  message({
    attachments: [{ id: '5', filename, size: 1, url: 'https://cdn.example.org/a.pdf', proxy_url: 'x' }],
  });
const forward = (parts: object) =>
  message({
    message_reference: { type: 1, channel_id: '9', message_id: '8' },
    message_snapshots: [
      {
        message: {
          type: 0,
          content: '',
          timestamp: '2026-11-20T00:00:00Z',
          edited_timestamp: null,
          mentions: [],
          mention_roles: [],
          attachments: [],
          embeds: [],
          ...parts,
        },
      },
    ],
  });

describe('a paper is found in a message', () => {
  it.each([
    ['its content', message({ content: `read ${LINK}` })],
    ["an embed's link", embed({ url: LINK })],
    ["an embed's description", embed({ description: 'arXiv:2005.11401v4' })],
    ["the value of an embed's field", embed({ fields: [{ name: 'Links', value: `[Abstract](${LINK})` }] })],
    ["the name of an embed's field", embed({ fields: [{ name: '2005.11401', value: 'x' }] })],
    ["an embed's footer", embed({ footer: { text: 'arXiv:2005.11401' } })],
    ["an embed's author", embed({ author: { name: 'arXiv', url: LINK } })],
    ['the name of a file', file('2005.11401v4.pdf')],
    ['the name of a copied file', file('2005.11401v4 (1).pdf')],
    ['the name of a numbered file', file('2005.11401v4-1.pdf')],
    ['the name of a file after other words', file('Lewis_et_al_2020-2005.11401v4-annotated.pdf')],
    ['a forwarded message', forward({ content: LINK })],
    [
      'the embed of a forwarded message',
      forward({ embeds: [{ type: 'rich', footer: { text: 'arXiv:2005.11401' } }] }),
    ],
    ['a component', message({ components: [{ type: 10, content: LINK }] })],
  ])('from %s', (_, given) => {
    expect(findPaperIds(messageText(given))).toEqual(['2005.11401']);
  });

  it('from the name of a file with an id of the old style', () => {
    expect(findPaperIds(messageText(file('hep-th_9901001v2.pdf')))).toEqual(['hep-th/9901001']);
  });

  it('and of a message without anything nothing is made', () => {
    expect(messageText(message({}))).toBe('');
  });
});
