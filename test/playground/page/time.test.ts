import { describe, expect, it } from 'vitest';
import { tellMessageTime, tellTime } from '../../../src/playground/page/browser/messages/time.ts';

const now = new Date(2026, 10, 22, 12, 0, 0);
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('times on the page', () => {
  it.each([
    [0, 'now'],
    [-130, '2 minutes ago'],
    [3600, 'in 1 hour'],
    [-86_400, 'yesterday'],
    [86_400 * 40, 'next month'],
    [-86_400 * 800, '2 years ago'],
  ])('are told relative to now: %i seconds', (seconds, said) => {
    expect(tellTime(later(seconds), 'R', now)).toBe(said);
  });

  it('follow Discord’s styles, an unknown one as the default', () => {
    expect(tellTime(now, 'd', now)).toBe('11/22/26');
    expect(tellTime(now, 'D', now)).toBe('November 22, 2026');
    expect(tellTime(now, '?', now)).toBe(tellTime(now, 'f', now));
  });

  it('are shown by day beside a message', () => {
    expect(tellMessageTime(new Date(2026, 10, 22, 0, 1), now)).toMatch(/^Today at 12:01.AM$/u);
    expect(tellMessageTime(new Date(2026, 10, 21, 23, 59), now)).toMatch(/^Yesterday at 11:59.PM$/u);
    expect(tellMessageTime(new Date(2026, 10, 20, 9, 5), now)).toMatch(/^11\/20\/26 9:05.AM$/u);
  });
});
