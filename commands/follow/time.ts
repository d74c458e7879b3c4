import type { ChatInputCommandInteraction } from 'discord.js';
import type { Handler } from '../../src/discord/interactions/command.ts';
import { whisper } from '../../src/discord/interactions/reply.ts';
import { daysIn, timeIn, timezoneIn } from '../../src/discord/shared/digest-options.ts';
import type { FollowSettings } from '../../src/follow/settings.ts';
import { timesSet } from '../../src/view/follow-times.ts';
import { sentence } from '../../src/view/message.ts';

export const setTimes: Handler<ChatInputCommandInteraction> = async ({ interaction, services }) => {
  const { options, user } = interaction;
  const recommendations = options.getString('recommendations');
  const change: Partial<FollowSettings> = {
    ...given('time', timeIn(options)),
    ...given('timezone', timezoneIn(options)),
    ...given('days', daysIn(options)),
    ...given('recommendations', recommendations === null ? undefined : recommendations === 'yes'),
  };
  return whisper(sentence(timesSet(await services.follows.setTimes(user.id, change))));
};

function given<K extends keyof FollowSettings>(name: K, value: FollowSettings[K] | undefined) {
  return value === undefined ? {} : { [name]: value };
}
