import { describe, expect, it } from 'vitest';
import { readTimezone } from '../../src/digest/timezones.ts';
import { alsoCalled } from '../../src/timezones/also-called.ts';
import { foldPlace } from '../../src/timezones/fold-place.ts';
import { zones } from '../../src/timezones/zones.ts';

describe('the name of a place', () => {
  it.each([
    ['Đà Nẵng', 'da nang'],
    ['Ísafjörður', 'isafjordur'],
    ['Łódź', 'lodz'],
    ['Ħamrun', 'hamrun'],
    ['Diyarbakır', 'diyarbakir'],
    ['Gießen', 'giessen'],
    ['Æbeltoft', 'aebeltoft'],
    ['Œuilly', 'oeuilly'],
    ['Tromsø', 'tromso'],
    ['Þórshöfn', 'thorshofn'],
    ['St. John’s', 'st johns'],
    ["Xi'an", 'xian'],
    ['Hawai‘i', 'hawaii'],
    ['  Port-au-Prince / Haiti ', 'port au prince haiti'],
    ['北京', '北京'],
  ])('is compared without accents: %s as %s', (name, folded) => {
    expect(foldPlace(name)).toBe(folded);
  });

  it('is never empty', () => {
    expect(alsoCalled.has('')).toBe(false);
  });

  it('in its own language leads to an existing zone, as written and capitalized', () => {
    for (const [name, zone] of alsoCalled) {
      expect(zones(), name).toContain(zone);
      expect(foldPlace(name), name).toBe(name);
      expect(readTimezone(name), name).toBe(zone);
      expect(readTimezone(name.toUpperCase()), name).toBe(zone);
    }
  });

  it.each([
    ['Praha', 'Europe/Prague'],
    ['le Caire', 'Africa/Cairo'],
    ['Londres', 'Europe/London'],
    ['Москва', 'Europe/Moscow'],
    ['Київ', 'Europe/Kyiv'],
    ['서울', 'Asia/Seoul'],
    ['Milano', 'Europe/Rome'],
    ['Warschau', 'Europe/Warsaw'],
    ['Genf', 'Europe/Zurich'],
    ['Palo Alto', 'America/Los_Angeles'],
    ['CDMX', 'America/Mexico_City'],
    ['NYC', 'America/New_York'],
  ])('is understood: %s is in %s', (name, zone) => {
    expect(readTimezone(name)).toBe(zone);
  });
});
