import { expect, it } from 'vitest';
import { personMention } from '../../src/view/person.ts';

it('names nobody if a person had their data removed', () => {
  expect(personMention('123')).toBe('<@123>');
  expect(personMention('')).toBe('someone');
});
