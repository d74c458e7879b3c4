import { channelMention } from 'discord.js';

/** What a channel check found; see `discord/channel-check.ts`. */
interface Checked {
  readonly permission: string;
  readonly purpose: string;
  readonly given: boolean;
  readonly vital: boolean;
}

/** Each permission with a mark, and what to do about missing ones. */
export function channelCheck(
  channelId: string,
  checked: readonly Checked[],
  obstacles: readonly string[],
): string {
  const lines = checked.map(({ permission, purpose, given, vital }) => {
    const mark = given ? '✅' : vital ? '❌' : '⚠️';
    return `${mark} **${permission}** ${purpose}`;
  });
  const missing = missingPermissions(checked);
  const verdict =
    missing.length === 0 && obstacles.length === 0
      ? 'Everything is ready for a digest.'
      : missing.length > 0
        ? `Missing: **${missing.join('**, **')}**. Grant this to me or my role under *Edit Channel → Permissions*.`
        : "I can't post a digest here yet.";
  return [`### ${channelMention(channelId)}`, ...lines, ...obstacles.map((one) => `❌ ${one}`), verdict].join(
    '\n',
  );
}

/** The missing permissions that the bot can't do without. */
export function missingPermissions(checked: readonly Checked[]): string[] {
  return checked.filter((one) => one.vital && !one.given).map((one) => one.permission);
}
