import { describe, expect, it } from 'vitest';
import { check } from '../../../src/loopback/limits/limits.ts';
import { messageSchema } from '../../../src/loopback/limits/message.ts';
import { placeComponents, placeEmbeds } from '../../../src/loopback/messages/complete.ts';

const picture = {
  id: '7',
  filename: 'kite.png',
  size: 12,
  url: 'https://cdn.example/kite.png',
  proxy_url: 'https://cdn.example/kite.png',
};
const own = { url: 'attachment://kite.png' };
const web = { url: 'https://a.example/a.png' };
const ownPlaced = { id: '7', url: picture.url, proxy_url: picture.url };
const webPlaced = { id: '0', url: web.url, proxy_url: web.url };

describe('components in Discord’s responses', () => {
  it('are numbered from one, around the numbers some already have', () => {
    const [row, text] = placeComponents(
      [
        {
          type: 1,
          components: [
            { type: 2, custom_id: 'a' },
            { type: 2, custom_id: 'b', id: 2 },
            { type: 2, custom_id: 'c', id: 0 },
          ],
        },
        { type: 10, content: 'x' },
      ],
      [],
    );
    expect([row?.id, row?.components?.map(({ id }) => id), text?.id]).toEqual([1, [3, 2, 4], 5]);
  });

  it.each([
    [3, { min_values: 1, max_values: 1 }],
    [5, { min_values: 1, max_values: 1 }],
    [6, { min_values: 1, max_values: 1 }],
    [7, { min_values: 1, max_values: 1 }],
    [8, { min_values: 1, max_values: 1 }],
    [11, { description: null, spoiler: false }],
    [13, { spoiler: false }],
    [14, { divider: true, spacing: 1 }],
    [17, { accent_color: null, spoiler: false }],
  ])('of type %i get defaults for missing fields, and keep given ones', (type, usual) => {
    expect(placeComponents([{ type }], [])).toEqual([{ type, id: 1, ...usual }]);
    const given = Object.fromEntries(Object.keys(usual).map((name) => [name, 'given']));
    expect(placeComponents([{ type, ...given }], [])).toEqual([{ type, id: 1, ...given }]);
    const undefinedOnes = Object.fromEntries(Object.keys(usual).map((name) => [name, undefined]));
    expect(placeComponents([{ type, ...undefinedOnes }], [])).toEqual([{ type, id: 1, ...usual }]);
  });

  it('show pictures from the web where they are, and the message’s own where they were uploaded', () => {
    const gallery = {
      type: 12,
      items: [{ media: web }, { media: own, description: 'A kite', spoiler: true }],
    };
    const section = {
      type: 9,
      components: [{ type: 10, content: 'x' }],
      accessory: { type: 11, media: own },
    };
    const file = { type: 13, file: own };
    expect(placeComponents([gallery, section, file], [picture])).toMatchObject([
      {
        items: [
          { media: webPlaced, description: null, spoiler: false },
          { media: ownPlaced, description: 'A kite', spoiler: true },
        ],
      },
      { accessory: { media: ownPlaced } },
      { file: ownPlaced, name: 'kite.png', size: 12 },
    ]);
  });

  it('name no picture that the message does not have', () => {
    const other = { type: 12, items: [{ media: { url: 'attachment://other.png' } }] };
    const refused = (place: () => unknown) => {
      try {
        return place();
      } catch (error) {
        return JSON.stringify(Object(error).body);
      }
    };
    expect(refused(() => placeComponents([other], [picture]))).toMatch(
      /UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND.*The referenced attachment \\"other\.png\\" was not found/,
    );
  });
});

it('embeds in Discord’s responses are rich, with stacked fields and placed pictures', () => {
  const given = {
    title: 'Kites',
    color: undefined,
    image: own,
    thumbnail: web,
    fields: [
      { name: 'a', value: 'b' },
      { name: 'c', value: 'd', inline: true },
    ],
  };
  const read = check(messageSchema(), { embeds: [given, { title: 'Other' }] });
  const embeds = read.ok ? read.value.embeds : undefined;
  expect(placeEmbeds(embeds ?? [], [picture])).toEqual([
    {
      title: 'Kites',
      type: 'rich',
      image: ownPlaced,
      thumbnail: webPlaced,
      fields: [
        { name: 'a', value: 'b', inline: false },
        { name: 'c', value: 'd', inline: true },
      ],
    },
    { title: 'Other', type: 'rich' },
  ]);
});
