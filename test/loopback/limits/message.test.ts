import { describe, expect, it } from 'vitest';
import { violations } from '../../../src/loopback/limits/limits.ts';

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 1, custom_id: 'a', label: 'A', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ label: `${at}`, value: `${at}` }));
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: options(1), ...more });
const v2 = (...components: object[]) => ({ flags: V2, components });
const buttons = (count: number) => Array.from({ length: count }, (_, at) => button({ custom_id: `${at}` }));

describe('a message that Discord accepts', () => {
  it.each([
    ['content of 2,000 characters', { content: 'x'.repeat(2000) }],
    [
      'five rows of five buttons',
      {
        components: Array.from({ length: 5 }, (_, at) =>
          row(...buttons(5).map((one) => ({ ...one, custom_id: `${at}${one.custom_id}` }))),
        ),
      },
    ],
    ['a select of 25 options', { components: [row(select({ options: options(25) }))] }],
    [
      '40 components, the nested ones counted',
      v2({ type: 17, components: Array.from({ length: 39 }, () => text('x')) }),
    ],
    ['4,000 characters over all text displays', v2(text('x'.repeat(2000)), text('x'.repeat(2000)))],
    [
      'a section with a thumbnail',
      v2({
        type: 9,
        components: [text('x')],
        accessory: { type: 11, media: { url: 'https://arxiv.org/a.png' } },
      }),
    ],
    [
      'a link button into Discord',
      { components: [row(button({ style: 5, custom_id: undefined, url: 'discord://-/channels/1' }))] },
    ],
    [
      'embeds of 6,000 characters together',
      { embeds: [{ description: 'x'.repeat(4096) }, { description: 'x'.repeat(1904) }] },
    ],
    ['fields that are null', { content: 'x', embeds: null, components: null, allowed_mentions: null }],
  ])('may have %s', (_what, payload) => {
    expect(violations(payload)).toEqual([]);
  });
});

describe('a message that Discord rejects', () => {
  it.each([
    ['nothing in it', {}, 'Cannot send an empty message'],
    [
      'content of 2,001 characters',
      { content: 'x'.repeat(2001) },
      'content: Must be 2000 or fewer in length.',
    ],
    [
      'content beside Components V2',
      { ...v2(text('x')), content: 'x' },
      "The 'content' field cannot be used",
    ],
    [
      'embeds beside Components V2',
      { ...v2(text('x')), embeds: [{ title: 'x' }] },
      "The 'embeds' field cannot be used",
    ],
    [
      'Components V2 without their flag',
      { components: [text('x')] },
      'components.0.type: Value of field "type" must be one of (1,).',
    ],
    [
      '41 components',
      v2({ type: 17, components: Array.from({ length: 40 }, () => text('x')) }),
      'exceeds 40 (41)',
    ],
    ['4,001 characters of text', v2(text('x'.repeat(4000)), text('x')), 'exceeds 4000 characters (4001)'],
    ['too many UTF-8 bytes of text', v2(text('語'.repeat(3400))), '10200 UTF-8 bytes'],
    ['an empty text', v2(text('')), 'components.0.content: Must be 1 or more in length.'],
    [
      'a section of four texts',
      v2({ type: 9, components: [1, 2, 3, 4].map(() => text('x')), accessory: button() }),
      'components.0.components: Must be 3 or fewer',
    ],
    ['a section without an accessory', v2({ type: 9, components: [text('x')] }), 'components.0.accessory'],
    [
      'a select in a section',
      v2({ type: 9, components: [text('x')], accessory: select() }),
      'components.0.accessory',
    ],
    [
      'a container in a container',
      v2({ type: 17, components: [{ type: 17, components: [text('x')] }] }),
      'components.0.components.0',
    ],
    ['six buttons in a row', { components: [row(...buttons(6))] }, 'exceeds the maximum width'],
    [
      'six rows',
      { components: Array.from({ length: 6 }, (_, at) => row(button({ custom_id: `${at}` }))) },
      'components: Must be between 1 and 5',
    ],
    ['an empty row', { components: [row()] }, 'components.0.components: Must be 1 or more'],
    ['a select beside a button', { components: [row(select(), button())] }, 'exceeds the maximum width'],
    [
      '26 options',
      { components: [row(select({ options: options(26) }))] },
      'components.0.components.0.options: Must be 25 or fewer',
    ],
    ['no option', { components: [row(select({ options: [] }))] }, 'options: Must be 1 or more'],
    [
      'an option of 101 characters',
      { components: [row(select({ options: [{ label: 'x'.repeat(101), value: '1' }] }))] },
      'options.0.label: Must be 100 or fewer',
    ],
    [
      'two options of one value',
      { components: [row(select({ options: [...options(1), ...options(1)] }))] },
      'already used',
    ],
    [
      'the same custom_id twice',
      { components: [row(button(), button())] },
      'custom_id: Component custom id cannot be duplicated',
    ],
    [
      'a custom_id of 101 characters',
      { components: [row(button({ custom_id: 'x'.repeat(101) }))] },
      'custom_id: Must be 100 or fewer',
    ],
    ['an empty custom_id', { components: [row(button({ custom_id: '' }))] }, 'custom_id: Must be 1 or more'],
    [
      'a label of 81 characters',
      { components: [row(button({ label: 'x'.repeat(81) }))] },
      'label: Must be 80 or fewer',
    ],
    [
      'a button with neither label nor emoji',
      { components: [row(button({ label: '' }))] },
      'must have a label or an emoji',
    ],
    [
      'a link to a script',
      { components: [row(button({ style: 5, custom_id: undefined, url: 'javascript:alert(1)' }))] },
      'Scheme "javascript" is not supported',
    ],
    [
      'a link that is none',
      { components: [row(button({ style: 5, custom_id: undefined, url: 'nowhere' }))] },
      'Not a well formed URL.',
    ],
    ['an unknown component', { components: [{ type: 99 }] }, 'components.0'],
    [
      'embeds of 6,001 characters together',
      { embeds: [{ description: 'x'.repeat(4096) }, { description: 'x'.repeat(1905) }] },
      'maximum size of 6000',
    ],
    [
      'eleven embeds',
      { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) },
      'embeds: Must be 10 or fewer',
    ],
    [
      'an embed title of 257 characters',
      { embeds: [{ title: 'x'.repeat(257) }] },
      'embeds.0.title: Must be 256 or fewer',
    ],
    [
      'an alt text of 1,025 characters',
      v2({ type: 12, items: [{ media: { url: 'https://a.org' }, description: 'x'.repeat(1025) }] }),
      'description: Must be 1024 or fewer',
    ],
    ['a nonce of 26 characters', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce'],
    [
      'mentions allowed twice over',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'mutually exclusive',
    ],
    ['content that is no text', { content: 7 }, 'content: Must be of type string.'],
  ])('has %s', (_what, payload, sentence) => {
    expect(violations(payload).join('\n')).toContain(sentence);
  });
});
