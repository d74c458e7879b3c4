import { expect, it } from 'vitest';
import { listHeaders, messageId } from '../../../src/mail/write/headers.ts';

it('a daily mail names its list, and asks programs to leave it unanswered', () => {
  const stop = 'https://papers.example.org/u/1';
  expect(listHeaders(stop, 'example.org')).toEqual({
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    Precedence: 'bulk',
    'List-Id': '"Paperboy papers of the day" <papers-of-the-day.example.org>',
    'List-Unsubscribe': `<${stop}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
});

it('an address that mail clients will not use in the background is only for people', () => {
  expect(listHeaders('http://localhost/u/1', 'example.org')).not.toHaveProperty('List-Unsubscribe-Post');
});

it('an id of a delivery becomes an id of a mail, whatever is in it', () => {
  expect(messageId('aZ09.-_/=ü', 'example.org')).toBe('<aZ09.-----@example.org>');
});
