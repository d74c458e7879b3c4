import { expect, it } from 'vitest';
import { readTimezone } from '../../src/digest/timezones.ts';
import { alsoCalled } from '../../src/timezones/also-called.ts';

/** One of the other names for each zone that has any. */
const ONE_OF_EACH = {
  'Africa/Cairo': 'kairo',
  'America/Chicago': 'champaign',
  'America/Los_Angeles': 'la',
  'America/Mexico_City': 'cdmx',
  'America/New_York': 'nyc',
  'America/Sao_Paulo': 'rio',
  'America/St_Johns': 'newfoundland',
  'America/Toronto': 'quebec city',
  'Asia/Almaty': 'nur sultan',
  'Asia/Dubai': 'uae',
  'Asia/Ho_Chi_Minh': 'saigon',
  'Asia/Hong_Kong': '香港',
  'Asia/Jerusalem': 'tel aviv',
  'Asia/Kolkata': 'bangalore',
  'Asia/Kuala_Lumpur': 'penang',
  'Asia/Kuwait': 'kuwait city',
  'Asia/Riyadh': 'thuwal',
  'Asia/Seoul': 'korea',
  'Asia/Shanghai': 'peking',
  'Asia/Taipei': '台北',
  'Asia/Tokyo': 'tsukuba',
  'Asia/Ulaanbaatar': 'ulan bator',
  'Asia/Yangon': 'burma',
  'Atlantic/Canary': 'canary islands',
  'Australia/Sydney': 'nsw',
  'Europe/Amsterdam': 'holland',
  'Europe/Athens': 'athina',
  'Europe/Belgrade': 'beograd',
  'Europe/Berlin': 'munchen',
  'Europe/Brussels': 'leuven',
  'Europe/Bucharest': 'bucuresti',
  'Europe/Copenhagen': 'kobenhavn',
  'Europe/Helsinki': 'espoo',
  'Europe/Istanbul': 'turkiye',
  'Europe/Kyiv': 'lviv',
  'Europe/Lisbon': 'lisboa',
  'Europe/London': 'uk',
  'Europe/Madrid': 'sevilla',
  'Europe/Moscow': 'saint petersburg',
  'Europe/Paris': 'saclay',
  'Europe/Prague': 'praha',
  'Europe/Rome': 'roma',
  'Europe/Stockholm': 'gothenburg',
  'Europe/Vienna': 'wien',
  'Europe/Warsaw': 'warszawa',
  'Europe/Zurich': 'geneve',
};

it('is found by other common names of a place', () => {
  const found = Object.values(ONE_OF_EACH).map((name) => [readTimezone(name), name]);
  expect(found).toEqual(Object.entries(ONE_OF_EACH));
  expect([...new Set(alsoCalled.values())]).toEqual(Object.keys(ONE_OF_EACH));
});

it('is found by every such name, none of which also belongs to another place', () => {
  const names = [...alsoCalled.keys()];
  expect(names.map((name) => [name, readTimezone(name)])).toEqual([...alsoCalled]);
});
