import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from '../../src/digest/read-time.ts';

describe('a time of day', () => {
  it.each([
    ['09:00', '09:00'],
    ['9', '09:00'],
    ['16', '16:00'],
    ['9.30', '09:30'],
    ['9,30', '09:30'],
    ['9 30', '09:30'],
    ['0900', '09:00'],
    ['1005', '10:05'],
    ['930', '09:30'],
    ['0000', '00:00'],
    ['20h', '20:00'],
    ['9h30', '09:30'],
    ['20 h 05 min', '20:05'],
    ['0900 hours', '09:00'],
    ['9 o’clock', '09:00'],
    ['9:30 Uhr', '09:30'],
    ['9 Uhr 30', '09:30'],
    ['09:00:00', '09:00'],
    ['  9:00\t', '09:00'],
  ])('on the clock of 24 hours: %j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each([
    ['12 am', '00:00'],
    ['12am', '00:00'],
    ['0:30 am', '00:30'],
    ['12 pm', '12:00'],
    ['12:05 AM', '00:05'],
    ['9:30 PM', '21:30'],
    ['9:30 p.m.', '21:30'],
    ['9:30 p. m.', '21:30'],
    ['9 a.m', '09:00'],
    ['2pm', '14:00'],
    ['930pm', '21:30'],
    ['9p', '21:00'],
    ['noon', '12:00'],
    ['Midday', '12:00'],
    ['12 noon', '12:00'],
    ['MIDNIGHT', '00:00'],
  ])('on the clock of twelve: %j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each([
    ['９：３０', '09:30'],
    ['9：00', '09:00'],
    ['９．３０', '09:30'],
    ['９ｐｍ', '21:00'],
    ['9時30分', '09:30'],
    ['9点', '09:00'],
    ['下午3点', '15:00'],
    ['午前 9:30', '09:30'],
    ['오후 3시 15분', '15:15'],
  ])('in wide figures and other scripts: %j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each([
    '',
    '24:00',
    '2400',
    '25',
    '13pm',
    '0 pm',
    '9:5',
    '9:60',
    '-9',
    '1e1',
    '09:00:30',
    '12345',
    'noon @everyone',
    'half past nine',
    `9${' '.repeat(60)}pm`,
  ])('is not made of %j', (typed) => {
    expect(readTime(typed)).toBeUndefined();
  });

  it('is never longer than forty characters', () => {
    expect(readTime('9:00'.padStart(40))).toBe('09:00');
    expect(readTime('9:00'.padStart(41))).toBeUndefined();
  });

  it('is parsed the same however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const [hh, mm] = [hour, minute].map((part) => String(part).padStart(2, '0'));
        const half = `${hour % 12 || 12}:${mm} ${hour < 12 ? 'am' : 'pm'}`;
        for (const typed of [`${hh}:${mm}`, `${hh}${mm}`, `${hour}h${mm}`, `${hour}.${mm}`, half]) {
          expect(readTime(typed)).toBe(`${hh}:${mm}`);
        }
      }),
    );
  });

  it('is HH:MM or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (typed) => {
        expect(readTime(typed) ?? '00:00').toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      }),
    );
  });
});
