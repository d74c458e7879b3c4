import { time as timestamp } from 'discord.js';
import type { Hearing } from '../follow/hearing.ts';
import type { FollowSettings } from '../follow/settings.ts';
import { sayOff } from './digest-reasons.ts';
import { dayWords } from './digest-settings.ts';
import { safe } from './text.ts';
import { zoneName } from './timezone.ts';

/** When a person next hears about what they follow: Discord shows it in the reader's own time. */
export function nextMessage({ nextAt, state }: Hearing): string {
  if (state !== 'active' || nextAt === undefined) return '';
  return `You'll next hear from me ${timestamp(nextAt, 'F')} (${timestamp(nextAt, 'R')}), if there's something new.`;
}

/** `Monday to Friday at 09:00 (UTC)`. */
export function messageTimes({ days, time, timezone }: FollowSettings): string {
  return `${dayWords(days)} at ${time} (${safe(zoneName(timezone), 60)})`;
}

/** Says that a person's messages don't arrive, and what to do; empty while they do. */
export function closedNote({ state, offReason }: Hearing): string {
  if (state !== 'off') return '';
  const why = offReason === undefined ? '' : ` ${safe(sayOff(offReason), 300)}`;
  return `⛔ Your messages are turned off.${why} Allow messages from me in your privacy settings, then press **Try again**.`;
}

/** When messages come from now on. */
export function timesSet({
  settings,
  hearing,
}: {
  readonly settings: FollowSettings;
  readonly hearing: Hearing | undefined;
}): string {
  const recommended = settings.recommendations
    ? 'They end with up to three recommendations.'
    : 'They come without recommendations.';
  const next =
    hearing === undefined
      ? "You don't follow anything yet: `/follow add` starts them."
      : nextMessage(hearing);
  return [`Your messages come ${messageTimes(settings)}. ${next}`.trim(), `-# ${recommended}`].join('\n');
}
