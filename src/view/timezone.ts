import { type APIMessageTopLevelComponent, time as timestamp } from 'discord.js';
import { Temporal } from 'temporal-polyfill';
import type { ClockChange } from '../digest/clock-change.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { ZoneSuggestion } from '../digest/timezones.ts';
import { isOffset } from '../timezones/offset.ts';
import { todaysName } from '../timezones/renamed.ts';
import { carry } from './carried.ts';
import { type ButtonId, customId } from './custom-id.ts';
import { actionRow, button, textDisplay } from './message.ts';
import { count, label, safe } from './text.ts';

/** A zone for people: the current name of a place, or `UTC+5:30`. */
export function zoneName(zone: string): string {
  if (!isOffset(zone)) return todaysName(zone);
  const [hours = '', minutes] = zone.slice(1).split(':');
  return `UTC${zone.slice(0, 1)}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

/** A zone as a choice: `Pittsburgh, Pennsylvania · America/New_York · 14:05 there now`; its value is the zone. */
export function zoneChoice({ zone, place }: ZoneSuggestion, now: Date): { label: string; value: string } {
  const time = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainTime();
  const parts = [place ?? '', zoneName(zone), `${time.toString({ smallestUnit: 'minute' })} there now`];
  return { label: label(parts.filter((part) => part !== '').join(' · '), 100), value: zone };
}

/** Says that the clocks in a digest's zone change soon, and what that does to the digest that day. */
export function clockChangeNote(
  { at, minutes, moved, repeated }: ClockChange,
  { time, timezone }: Pick<Subscription, 'time' | 'timezone'>,
): string {
  const by = Math.abs(minutes) === 60 ? 'an hour' : count(Math.abs(minutes), 'minute');
  const way = minutes > 0 ? 'forward' : 'back';
  const change = `🕐 Clocks in ${safe(zoneName(timezone), 60)} go ${way} ${by} on ${timestamp(at, 'F')}.`;
  if (moved !== undefined)
    return `${change} There's no ${time} on that day, so the digest comes at ${moved}.`;
  if (repeated) return `${change} ${time} happens twice on that day, and the digest comes the first time.`;
  return `${change} The digest still comes at ${time} there.`;
}

/** Says that a zone isn't known, and suggests the likeliest ones. */
export function noSuchZone(typed: string, suggestions: readonly ZoneSuggestion[]): string {
  const shown = suggestions
    .slice(0, 3)
    .map(
      ({ zone, place }) =>
        `**${safe(zoneName(zone), 60)}**${place === undefined ? '' : ` (${safe(place, 60)})`}`,
    );
  const hint = 'Start typing a city and choose from the list, such as **Europe/Berlin**.';
  const guess = shown.length === 0 ? hint : `Did you mean ${either(shown)}?`;
  return `I can't tell which time zone “${safe(typed, 60)}” is. ${guess}`;
}

/** How many zones a question offers. */
const OFFERED = 3;

/**
 * The same, with a button for each likely zone; undefined if there is none, or the buttons don't fit.
 * @param id of the buttons: their argument is the zone.
 * @param state - What they carry together.
 */
export function zoneQuestion(
  typed: string,
  suggestions: readonly ZoneSuggestion[],
  id: ButtonId,
  state: string,
): APIMessageTopLevelComponent[] | undefined {
  const offered = suggestions.slice(0, OFFERED).map(({ zone }) => zone);
  const head = Math.max(...offered.map((zone) => customId(id, zone).length));
  const carrier = offered.length === 0 ? undefined : carry(state, offered.length + 1, head);
  if (carrier === undefined) return undefined;
  const buttons = offered.map((zone) => button(id, label(zoneName(zone), 80), carrier(zone)));
  // The button without an argument chooses nothing, but carries its piece.
  const none = button(id, 'Never mind', carrier(''));
  return [textDisplay(noSuchZone(typed, suggestions)), actionRow(...buttons, none)];
}

function either(choices: readonly string[]): string {
  if (choices.length < 3) return choices.join(' or ');
  return `${choices.slice(0, -1).join(', ')}, or ${choices.at(-1)}`;
}
