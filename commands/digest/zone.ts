import type { ButtonInteraction } from 'discord.js';
import type { ChannelRecipient } from '../../src/digest/recipient.ts';
import { readTimezone, suggestZones } from '../../src/digest/timezones.ts';
import type { ComponentHandler } from '../../src/discord/interactions/command.ts';
import { type Reply, update, whisper } from '../../src/discord/interactions/reply.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { type GivenOptions, readGiven, writeGiven } from '../../src/discord/shared/given-options.ts';
import { componentsOf } from '../../src/discord/shared/page.ts';
import { carried } from '../../src/view/carried.ts';
import { buttonId } from '../../src/view/custom-id.ts';
import { message, sentence } from '../../src/view/message.ts';
import { zoneQuestion } from '../../src/view/timezone.ts';
import { setDigest } from './set-digest.ts';

/** Takes one of the time zones that may be meant; the argument is the zone, empty for none, and the buttons carry what else was given. */
export const takeZone = buttonId('digest', 'zone');

/** Asks which time zone is meant, with a button for each; undefined where the one that was typed can be read, or none is near. */
export function askForZone(options: GivenOptions, recipient: ChannelRecipient): Reply | undefined {
  const typed = options.getString('timezone');
  if (typed === null || readTimezone(typed) !== undefined) return undefined;
  const question = zoneQuestion(typed, suggestZones(typed), takeZone, writeGiven(options, recipient));
  return question && whisper(message(question));
}

/** Sets the digest as it was asked for, in the time zone that was chosen. */
export const setInZone: ComponentHandler<ButtonInteraction, string> = async ({
  guildId,
  interaction,
  services,
  args: [zone = ''],
}) => {
  if (zone === '') return update(sentence('OK, nothing changed.'));
  const state = carried(componentsOf(interaction), [takeZone]);
  const given = readGiven(state, zone, guildId);
  if (given === undefined)
    throw new UserError("I can't tell anymore what that was. Please use `/digest set`.");
  const { options, recipient } = given;
  return update(
    sentence(await setDigest({ guildId, services, userId: interaction.user.id, options, recipient })),
  );
};
