import { describe, expect, it } from 'vitest';
import { violations } from '../../../src/loopback/limits/limits.ts';

const button = (more: object = {}) => ({ type: 2, style: 1, custom_id: 'a', label: 'A', ...more });
const row = (...components: object[]) => ({ type: 1, components });

describe('a modal', () => {
  const input = { type: 4, custom_id: 'note', style: 1 };
  const label = { type: 18, label: 'Note', component: input };
  const modal = { custom_id: 'm', title: 'A note', components: [label] };

  it('is accepted with inputs inside labels', () => {
    expect(violations(modal, 'modal')).toEqual([]);
  });

  it.each([
    ['a title of 46 characters', { ...modal, title: 'x'.repeat(46) }, 'title: Must be 45 or fewer'],
    [
      'six components',
      {
        ...modal,
        components: Array.from({ length: 6 }, (_, at) => ({
          ...label,
          component: { ...input, custom_id: `${at}` },
        })),
      },
      'components: Must be 5 or fewer',
    ],
    ['no component', { ...modal, components: [] }, 'components: Must be 1 or more'],
    [
      'a label of 46 characters',
      { ...modal, components: [{ ...label, label: 'x'.repeat(46) }] },
      'label: Must be 45 or fewer',
    ],
    [
      'an input in a row that has no label',
      { ...modal, components: [row(input)] },
      'components.0.components.0.label: This field is required',
    ],
    ['a button', { ...modal, components: [row(button())] }, 'components.0'],
  ])('with %s is refused', (_what, payload, sentence) => {
    expect(violations(payload, 'modal').join('\n')).toContain(sentence);
  });
});
