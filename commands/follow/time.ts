import type { ChatInputCommandInteraction } from 'discord.js';
import type { GuildId, Handler } from '../../src/discord/interactions/command.ts';
import { whisper } from '../../src/discord/interactions/reply.ts';
import type { Services } from '../../src/discord/interactions/services.ts';
import { daysIn, timeIn, timezoneIn } from '../../src/discord/shared/digest-options.ts';
import { type GivenOptions, readTexts, writeTexts } from '../../src/discord/shared/given-options.ts';
import { askForZone, inZone } from '../../src/discord/shared/zone-question.ts';
import type { FollowSettings } from '../../src/follow/settings.ts';
import { buttonId } from '../../src/view/custom-id.ts';
import { timesSet } from '../../src/view/follow-times.ts';
import { sentence } from '../../src/view/message.ts';

/** The button that picks one of the possible time zones. */
export const takeFollowZone = buttonId('follow', 'zone');

export const setTimes: Handler<ChatInputCommandInteraction> = async ({ interaction, services }) => {
  const { options, user } = interaction;
  const question = askForZone(options, takeFollowZone, writeTexts(options));
  return question ?? whisper(sentence(await set(options, user.id, services)));
};

/** Sets the times as requested, in the chosen time zone. */
export const setTimesInZone = inZone<GuildId>(
  takeFollowZone,
  'follow time',
  async (state, zone, { interaction, services }) =>
    state === '' ? undefined : set(readTexts(state, zone), interaction.user.id, services),
);

/** @throws UserError */
async function set(
  options: Pick<GivenOptions, 'getString'>,
  userId: string,
  { follows }: Services,
): Promise<string> {
  const recommendations = options.getString('recommendations');
  const change: Partial<FollowSettings> = {
    ...given('time', timeIn(options)),
    ...given('timezone', timezoneIn(options)),
    ...given('days', daysIn(options)),
    ...given('recommendations', recommendations === null ? undefined : recommendations === 'yes'),
  };
  return timesSet(await follows.setTimes(userId, change));
}

function given<K extends keyof FollowSettings>(name: K, value: FollowSettings[K] | undefined) {
  return value === undefined ? {} : { [name]: value };
}
