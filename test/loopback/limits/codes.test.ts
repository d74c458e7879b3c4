import { describe, expect, it } from 'vitest';
import { check, violations } from '../../../src/loopback/limits/limits.ts';
import { messageSchema } from '../../../src/loopback/limits/message.ts';
import type { ErrorTree } from '../../../src/loopback/wire/discord-error.ts';

const button = (more: object = {}) => ({ type: 2, style: 1, custom_id: 'a', label: 'A', ...more });
const row = (...components: object[]) => ({ components: [{ type: 1, components }] });
const option = (value: string, more: object = {}) => ({ label: value, value, ...more });
const select = (more: object = {}) => row({ type: 3, custom_id: 's', options: [option('1')], ...more });
const v2 = (...components: object[]) => ({ flags: 1 << 15, components });

/** The code for each field, as `field: CODE`. */
function codes(tree: ErrorTree, path: readonly string[] = []): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    Array.isArray(value)
      ? value.map(({ code }) => `${path.join('.')}: ${code}`)
      : codes(value, [...path, key]),
  );
}
function refused(payload: object): string[] {
  const checked = check(messageSchema(), payload);
  return checked.ok ? [] : codes(checked.errors);
}

const AT = 'components.0.components.0';

describe('Discord’s own error code', () => {
  it.each([
    [row(button({ style: 5 })), `${AT}.url: BASE_TYPE_REQUIRED`],
    [
      row(button({ style: 5, url: 'https://a.example' })),
      `${AT}.custom_id: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE`,
    ],
    [row(button({ custom_id: undefined })), `${AT}.custom_id: BUTTON_COMPONENT_CUSTOM_ID_REQUIRED`],
    [
      row(button({ url: 'https://a.example' })),
      `${AT}.url: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE`,
    ],
    [row(button({ label: '' })), `${AT}: BUTTON_COMPONENT_INVALID_LABEL`],
    [row(button({ label: undefined })), `${AT}: BUTTON_COMPONENT_INVALID_LABEL`],
    [row(button({ label: 'x'.repeat(81) })), `${AT}.label: BASE_TYPE_MAX_LENGTH`],
    [row(button({ custom_id: 'x'.repeat(101) })), `${AT}.custom_id: BASE_TYPE_MAX_LENGTH`],
    [row(button({ custom_id: '' })), `${AT}.custom_id: BASE_TYPE_MIN_LENGTH`],
    [row(button({ style: 7 })), `${AT}.style: NUMBER_TYPE_MAX`],
    [row(button({ style: 0 })), `${AT}.style: NUMBER_TYPE_MIN`],
    [row(button({ emoji: { id: 'x', name: 'kite' } })), `${AT}.emoji.id: STRING_TYPE_REGEX`],
    [row(button({ style: 5, custom_id: undefined, url: 'kites' })), `${AT}.url: URL_TYPE_INVALID_URL`],
    [
      row(button({ style: 5, custom_id: undefined, url: 'ftp://a.example' })),
      `${AT}.url: URL_TYPE_INVALID_SCHEME`,
    ],
    [
      row(button({ style: 5, custom_id: undefined, url: `https://a.example/${'x'.repeat(500)}` })),
      `${AT}.url: BASE_TYPE_MAX_LENGTH`,
    ],
    [row(button(), button()), 'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED'],
    [
      row(button({ id: 3 }), button({ id: 3, custom_id: 'b' })),
      'components.0.components.1.id: COMPONENT_ID_DUPLICATED',
    ],
    [
      row(...[1, 2, 3, 4, 5, 6].map((one) => button({ custom_id: `${one}` }))),
      'components.0.components: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [row(button(), { type: 5, custom_id: 'u' }), 'components.0.components: COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
    [row(), 'components.0.components: BASE_TYPE_MIN_LENGTH'],
    [
      select({ options: [option('1'), option('1')] }),
      `${AT}.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`,
    ],
    [select({ options: [] }), `${AT}.options: BASE_TYPE_MIN_LENGTH`],
    [select({ max_values: 2 }), `${AT}.options: BASE_TYPE_BAD_LENGTH`],
    [select({ min_values: 2 }), `${AT}.min_values: SELECT_COMPONENT_MIN_VALUES`],
    [select({ max_values: 0 }), `${AT}.max_values: NUMBER_TYPE_MIN`],
    [
      select({ options: [option('1', { default: true }), option('2', { default: true })] }),
      `${AT}.options: SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES`,
    ],
    [select({ placeholder: 'x'.repeat(151) }), `${AT}.placeholder: BASE_TYPE_MAX_LENGTH`],
    [
      select({ options: [option('1', { description: 'x'.repeat(101) })] }),
      `${AT}.options.0.description: BASE_TYPE_MAX_LENGTH`,
    ],
    [v2({ type: 10, content: '' }), 'components.0.content: BASE_TYPE_MIN_LENGTH'],
    [v2({ type: 14, spacing: 3 }), 'components.0.spacing: NUMBER_TYPE_MAX'],
    [
      v2({ type: 13, file: { url: 'https://a.example/a.pdf' } }),
      'components.0.file.url: URL_TYPE_INVALID_SCHEME',
    ],
    [v2({ type: 12, items: [] }), 'components.0.items: BASE_TYPE_MIN_LENGTH'],
    [v2({ type: 17, components: [] }), 'components.0.components: BASE_TYPE_MIN_LENGTH'],
    [
      v2({ type: 17, accent_color: 0x1000000, components: [{ type: 10, content: 'x' }] }),
      'components.0.accent_color: NUMBER_TYPE_MAX',
    ],
    [v2({ type: 10, content: 7 }), 'components.0.content: STRING_TYPE_CONVERT'],
  ])('for %j is %s', (payload, code) => {
    expect(refused(payload)).toContain(code);
  });

  it.each([
    row(button({ style: 6, sku_id: '1', custom_id: undefined, label: undefined })),
    row(button({ label: undefined, emoji: { name: '🪁' } })),
    row(button({ label: 'x'.repeat(80), custom_id: 'x'.repeat(100) })),
    row(button({ style: 5, custom_id: undefined, url: 'http://a.example' })),
    select({ min_values: 0, placeholder: 'x'.repeat(150) }),
    select({ max_values: 2, options: [option('1', { default: true }), option('2', { default: true })] }),
    ...[5, 6, 7, 8].map((type) => row({ type, custom_id: 'u', max_values: 25, default_values: [] })),
    v2(
      { type: 14, divider: false, spacing: 2 },
      { type: 13, file: { url: 'attachment://a.pdf' }, spoiler: true },
    ),
    v2({
      type: 12,
      items: Array(10).fill({ media: { url: 'https://a.example/a.png' }, description: 'A kite' }),
    }),
    v2({ type: 17, accent_color: 0xffffff, spoiler: false, components: [{ type: 10, content: 'x' }] }),
  ])('is absent for %j', (payload) => {
    expect(refused(payload)).toEqual([]);
  });
});

describe('what Discord says about a button', () => {
  it.each([
    [{ style: 5, custom_id: undefined }, 'A url is required'],
    [{ style: 5, url: 'https://a.example' }, 'A custom id and url cannot both be specified'],
    [{ custom_id: undefined }, 'A custom id is required'],
    [{ url: 'https://a.example' }, 'A custom id and url cannot both be specified'],
    [{ label: '' }, 'A button must have a label or an emoji'],
  ])('%j: %s', (given, says) => {
    expect(violations(row(button(given)))).toEqual([expect.stringContaining(says)]);
  });
});
