import { describe, expect, it } from 'vitest';
import type { Component } from '../../../../src/loopback/wire/component.ts';
import { viewBlocks } from '../../../../src/playground/page/views/components.ts';
import { viewModal } from '../../../../src/playground/page/views/modal.ts';

const text = (words: string) => [{ type: 'text' as const, text: words }];
const needs = { text, people: () => [], roles: () => [], channels: () => [] };
const view = (...components: Component[]) => viewBlocks(components, needs);
const inRow = (...components: Component[]) => {
  const [row] = view({ type: 1, components });
  return row?.type === 'row' ? row.items : undefined;
};
const fieldsOf = (...components: Component[]) =>
  viewModal('1', { custom_id: 'm', title: 'T', components }, needs).fields;

describe('a component with nothing but its type', () => {
  it('is drawn like Discord draws it', () => {
    expect(
      view({ type: 1 }, { type: 9 }, { type: 10 }, { type: 12 }, { type: 13 }, { type: 14 }, { type: 17 }),
    ).toEqual([
      { type: 'row', items: [] },
      { type: 'section', texts: [] },
      { type: 'text', text: text('') },
      { type: 'gallery', images: [] },
      { type: 'file', file: { name: 'file', size: 0 } },
      { type: 'separator', line: true, large: false },
      { type: 'container', spoiler: false, blocks: [] },
    ]);
    expect(inRow({ type: 2 }, { type: 3, custom_id: 's' })).toEqual([
      { type: 'button', style: 'secondary', label: '', emoji: '', disabled: false },
      {
        type: 'select',
        customId: 's',
        placeholder: 'Make a selection',
        min: 1,
        max: 1,
        disabled: false,
        options: [],
      },
    ]);
    expect(fieldsOf({ type: 4, custom_id: 'i' }, { type: 23, custom_id: 'c' }, { type: 10 })).toEqual([
      {
        type: 'input',
        customId: 'i',
        label: '',
        description: '',
        paragraph: false,
        required: true,
        placeholder: '',
        value: '',
        min: 0,
        max: 4000,
      },
      { type: 'check', customId: 'c', label: '', description: '', checked: false },
      { type: 'text', text: text('') },
    ]);
  });

  it('is left out if it could not be told from others', () => {
    expect(inRow({ type: 3 }, { type: 4, custom_id: 'i' }, { type: 99, custom_id: 'x' })).toEqual([]);
    expect(
      fieldsOf({ type: 4 }, { type: 19, custom_id: 'file' }, { type: 18, label: 'L' }, { type: 1 }),
    ).toEqual([]);
  });
});

describe('a component with every field', () => {
  it('is drawn in full', () => {
    const media = { url: 'https://example.org/a.png' };
    const items = [{ media, description: 'A figure', spoiler: true }, { media }];
    expect(
      view(
        {
          type: 9,
          components: [{ type: 10, content: 'a' }, { type: 10 }],
          accessory: { type: 2, label: 'Go' },
        },
        { type: 9, components: [], accessory: { type: 3, custom_id: 's' } },
        { type: 12, items },
        { type: 14, divider: false, spacing: 2 },
        { type: 17, spoiler: true, accent_color: null, components: [{ type: 14, spacing: 1 }] },
      ),
    ).toEqual([
      {
        type: 'section',
        texts: [text('a'), text('')],
        accessory: { type: 'button', style: 'secondary', label: 'Go', emoji: '', disabled: false },
      },
      { type: 'section', texts: [] },
      {
        type: 'gallery',
        images: [
          { type: 'image', alt: 'A figure', spoiler: true },
          { type: 'image', alt: '', spoiler: false },
        ],
      },
      { type: 'separator', line: false, large: true },
      { type: 'container', spoiler: true, blocks: [{ type: 'separator', line: true, large: false }] },
    ]);
  });

  it('has its button’s style, emoji and state', () => {
    const styles = [1, 2, 3, 4, 5, 6].map((style) => inRow({ type: 2, style })?.[0]);
    expect(styles.map((button) => button?.type === 'button' && button.style)).toEqual([
      ...['primary', 'secondary', 'success', 'danger', 'link', 'secondary'],
    ]);
    const signs = [{ name: '📄' }, { id: '7', name: 'paper' }, { id: '7' }, { name: null }, null];
    const drawn = signs.map((emoji) => inRow({ type: 2, emoji, custom_id: 'b', disabled: true })?.[0]);
    expect(drawn).toMatchObject(
      ['📄', ':paper:', ':emoji:', '', ''].map((emoji) => ({ emoji, customId: 'b', disabled: true })),
    );
  });

  it('offers its options with everything they say', () => {
    const options = [
      { label: 'One', value: '1', description: 'first', emoji: { name: '1' }, default: true },
      { label: 'Two', value: '2' },
    ];
    const more = { min_values: 2, max_values: 3, placeholder: 'Pick', disabled: true };
    const view = { customId: 's', min: 2, max: 3, placeholder: 'Pick', disabled: true };
    expect(inRow({ type: 3, custom_id: 's', options, ...more })).toEqual([
      {
        type: 'select',
        ...view,
        options: [
          { label: 'One', value: '1', description: 'first', emoji: '1', chosen: true },
          { label: 'Two', value: '2', description: '', emoji: '', chosen: false },
        ],
      },
    ]);
    const boxes = { type: 22, custom_id: 's', options };
    expect(fieldsOf(boxes)).toMatchObject([{ select: { min: 0, max: 2 } }]);
    expect(fieldsOf({ ...boxes, type: 21 })).toMatchObject([{ select: { min: 1, max: 1 } }]);
  });

  it('asks for its values in a form, under its label', () => {
    const input = {
      type: 4,
      custom_id: 'i',
      style: 2,
      required: false,
      placeholder: 'p',
      value: 'v',
      min_length: 2,
      max_length: 9,
    };
    const asked = {
      type: 'input',
      customId: 'i',
      paragraph: true,
      required: false,
      placeholder: 'p',
      value: 'v',
      min: 2,
      max: 9,
    };
    expect(fieldsOf({ ...input, label: 'L' })).toEqual([{ ...asked, label: 'L', description: '' }]);
    expect(fieldsOf({ type: 18, component: input })).toEqual([{ ...asked, label: '', description: '' }]);
    expect(fieldsOf({ type: 18, label: 'L', description: 'D', component: input })).toEqual([
      { ...asked, label: 'L', description: 'D' },
    ]);
  });
});
