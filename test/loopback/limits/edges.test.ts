import { describe, expect, it } from 'vitest';
import { violations } from '../../../src/loopback/limits/limits.ts';

const x = (length: number) => 'x'.repeat(length);
const many = <T>(length: number, one: (at: number) => T): T[] => Array.from({ length }, (_, at) => one(at));
const row = (component: object) => ({ components: [{ type: 1, components: [component] }] });
const v2 = (...components: object[]) => ({ flags: 1 << 15, components });
const embed = (one: object) => ({ embeds: [one] });
const button = (more: object) => row({ type: 2, style: 1, custom_id: 'a', label: 'A', ...more });
const choices = (count: number) => many(count, (at) => ({ label: `${at}`, value: `${at}` }));
const select = (more: object) => row({ type: 3, custom_id: 's', options: choices(25), ...more });
const choice = (more: object) => select({ options: [{ label: 'a', value: 'a', ...more }] });
const people = (more: object) => row({ type: 5, custom_id: 'u', ...more });
const ids = (count: number) => many(count, (at) => String(at + 1));
const option = (more: object) => ({ type: 3, name: 'o', description: 'd', ...more });
const command = (more: object) => ({ name: 'list', description: 'd', ...more });
const withOption = (more: object) => command({ options: [option(more)] });
const form = (component: object, more: object = {}) => ({
  custom_id: 'm',
  title: 'A note',
  components: [{ type: 18, label: 'Note', component: { custom_id: 'n', ...component }, ...more }],
});
const input = (more: object) => form({ type: 4, style: 1, ...more });
const upload = (more: object) => form({ type: 19, ...more });

type Make = (size: number) => object;

/** The smallest and largest value of each field; no minimum if nothing is too small. */
const MESSAGE: readonly (readonly [field: string, least: number | undefined, most: number, make: Make])[] = [
  ['title of an embed', undefined, 256, (n) => embed({ title: x(n), description: 'd' })],
  ['description of an embed', undefined, 4096, (n) => embed({ title: 't', description: x(n) })],
  ['colour of an embed', 0, 0xffffff, (n) => embed({ title: 't', color: n })],
  ['footer of an embed', 1, 2048, (n) => embed({ title: 't', footer: { text: x(n) } })],
  ['picture of a footer', undefined, 2048, (n) => embed({ footer: { text: 't', icon_url: x(n) } })],
  ['image of an embed', undefined, 2048, (n) => embed({ title: 't', image: { url: x(n) } })],
  ['thumbnail of an embed', undefined, 2048, (n) => embed({ title: 't', thumbnail: { url: x(n) } })],
  ['author of an embed', 1, 256, (n) => embed({ author: { name: x(n) } })],
  ['picture of an author', undefined, 2048, (n) => embed({ author: { name: 'a', icon_url: x(n) } })],
  [
    'fields of an embed',
    undefined,
    25,
    (n) => embed({ title: 't', fields: many(n, () => ({ name: 'n', value: 'v' })) }),
  ],
  ['name of a field', 1, 256, (n) => embed({ fields: [{ name: x(n), value: 'v' }] })],
  ['value of a field', 1, 1024, (n) => embed({ fields: [{ name: 'n', value: x(n) }] })],
  ['embeds', undefined, 10, (n) => ({ content: 'c', embeds: many(n, () => ({ title: 't' })) })],
  [
    'roles that may be pinged',
    undefined,
    100,
    (n) => ({ content: 'c', allowed_mentions: { roles: ids(n) } }),
  ],
  [
    'people who may be pinged',
    undefined,
    100,
    (n) => ({ content: 'c', allowed_mentions: { users: ids(n) } }),
  ],
  ['attachments', undefined, 10, (n) => ({ content: 'c', attachments: many(n, (id) => ({ id })) })],
  ['name of an attachment', undefined, 1024, (n) => ({ attachments: [{ id: 0, filename: x(n) }] })],
  ['description of an attachment', undefined, 1024, (n) => ({ attachments: [{ id: 0, description: x(n) }] })],
  ['nonce', undefined, 25, (n) => ({ content: 'c', nonce: x(n) })],
  ['stickers', undefined, 3, (n) => ({ content: 'c', sticker_ids: ids(n) })],
  ['style of a button', 1, 4, (n) => button({ style: n })],
  ['label of a button', 1, 80, (n) => button({ label: x(n) })],
  ['custom id of a button', 1, 100, (n) => button({ custom_id: x(n) })],
  ['emoji of a button', undefined, 32, (n) => button({ emoji: { name: x(n) } })],
  ['number of a component', 0, 2_147_483_647, (n) => button({ id: n })],
  ['placeholder of a select', undefined, 150, (n) => select({ placeholder: x(n) })],
  ['fewest that are chosen', 0, 25, (n) => select({ min_values: n, max_values: 25 })],
  ['most that are chosen', 1, 25, (n) => select({ max_values: n })],
  ['options of a select', 1, 25, (n) => select({ options: choices(n) })],
  ['label of an option', 1, 100, (n) => choice({ label: x(n) })],
  ['value of an option', 1, 100, (n) => choice({ value: x(n) })],
  ['description of an option', undefined, 100, (n) => choice({ description: x(n) })],
  [
    'people chosen already',
    undefined,
    25,
    (n) => people({ max_values: 25, default_values: ids(n).map((id) => ({ id, type: 'user' })) }),
  ],
  ['text of a display', 1, 4000, (n) => v2({ type: 10, content: x(n) })],
  [
    'pictures of a gallery',
    1,
    10,
    (n) => v2({ type: 12, items: many(n, () => ({ media: { url: 'https://a.example' } })) }),
  ],
  [
    'description of a picture',
    1,
    1024,
    (n) => v2({ type: 12, items: [{ media: { url: 'https://a.example' }, description: x(n) }] }),
  ],
  [
    'colour of a container',
    0,
    0xffffff,
    (n) => v2({ type: 17, accent_color: n, components: [{ type: 10, content: 't' }] }),
  ],
  ['space of a separator', 1, 2, (n) => v2({ type: 14, spacing: n })],
  [
    'rows',
    undefined,
    5,
    (n) => ({
      content: 'c',
      components: many(n, (at) => ({
        type: 1,
        components: [{ type: 2, style: 1, label: 'A', custom_id: `${at}` }],
      })),
    }),
  ],
];

const COMMAND: typeof MESSAGE = [
  ['name', 1, 32, (n) => command({ name: x(n) })],
  ['description', 1, 100, (n) => command({ description: x(n) })],
  ['kind', 1, 1, (n) => command({ type: n })],
  ['options', undefined, 25, (n) => command({ options: many(n, (at) => option({ name: `o${at}` })) })],
  ['kind of an option', 1, 11, (n) => withOption({ type: n })],
  ['name of an option', 1, 32, (n) => withOption({ name: x(n) })],
  ['description of an option', 1, 100, (n) => withOption({ description: x(n) })],
  [
    'choices of an option',
    undefined,
    25,
    (n) => withOption({ choices: many(n, (at) => ({ name: `${at}`, value: `${at}` })) }),
  ],
  ['name of a choice', 1, 100, (n) => withOption({ choices: [{ name: x(n), value: 'v' }] })],
  ['value of a choice', undefined, 100, (n) => withOption({ choices: [{ name: 'n', value: x(n) }] })],
  ['least length', 0, 6000, (n) => withOption({ min_length: n })],
  ['most length', 1, 6000, (n) => withOption({ max_length: n })],
  ['place where it works', 0, 2, (n) => command({ contexts: [n] })],
  ['kind of installation', 0, 1, (n) => command({ integration_types: [n] })],
];

const MODAL: typeof MESSAGE = [
  ['title', 1, 45, (n) => ({ ...input({}), title: x(n) })],
  ['custom id', 1, 100, (n) => ({ ...input({}), custom_id: x(n) })],
  ['custom id of an input', 1, 100, (n) => input({ custom_id: x(n) })],
  ['style of an input', 1, 2, (n) => input({ style: n })],
  ['placeholder of an input', undefined, 100, (n) => input({ placeholder: x(n) })],
  ['least length of an input', 0, 4000, (n) => input({ min_length: n })],
  ['most length of an input', 1, 4000, (n) => input({ max_length: n })],
  ['value of an input', undefined, 4000, (n) => input({ value: x(n) })],
  ['label', 1, 45, (n) => form({ type: 4, style: 1 }, { label: x(n) })],
  ['description of a label', 1, 100, (n) => form({ type: 4, style: 1 }, { description: x(n) })],
  ['components', 1, 5, (n) => ({ ...input({}), components: many(n, () => ({ type: 10, content: 't' })) })],
  ['fewest files', 0, 10, (n) => upload({ min_values: n })],
  ['most files', 1, 10, (n) => upload({ max_values: n })],
  ['options of which one is chosen', 2, 10, (n) => form({ type: 21, options: choices(n) })],
  ['options of which several are chosen', 1, 10, (n) => form({ type: 22, options: choices(n) })],
  ['fewest of several', 0, 10, (n) => form({ type: 22, options: choices(10), min_values: n })],
  ['most of several', 1, 10, (n) => form({ type: 22, options: choices(10), max_values: n })],
  ['label of one of several', 1, 100, (n) => form({ type: 22, options: [{ label: x(n), value: 'v' }] })],
  ['value of one of several', 1, 100, (n) => form({ type: 22, options: [{ label: 'l', value: x(n) }] })],
  [
    'description of one of several',
    undefined,
    100,
    (n) => form({ type: 22, options: [{ label: 'l', value: 'v', description: x(n) }] }),
  ],
];

describe.each([
  ['message', MESSAGE],
  ['command', COMMAND],
  ['modal', MODAL],
] as const)('in a %s', (kind, fields) => {
  it.each(fields)(
    '%s is accepted from its minimum to its maximum, and not beyond',
    (_field, least, most, make) => {
      expect(violations(make(most), kind)).toEqual([]);
      expect(violations(make(most + 1), kind)).not.toEqual([]);
      expect(violations(make(least ?? 0), kind)).toEqual([]);
      if (least !== undefined) expect(violations(make(least - 1), kind)).not.toEqual([]);
    },
  );
});
