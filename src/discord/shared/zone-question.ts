import type { ButtonInteraction } from 'discord.js';
import { readTimezone, suggestZones } from '../../digest/timezones.ts';
import { carried } from '../../view/carried.ts';
import type { ButtonId } from '../../view/custom-id.ts';
import { message, sentence } from '../../view/message.ts';
import { zoneQuestion } from '../../view/timezone.ts';
import type { ComponentCall, ComponentHandler, GuildId } from '../interactions/command.ts';
import { type Reply, update, whisper } from '../interactions/reply.ts';
import { UserError } from '../interactions/user-error.ts';
import type { GivenOptions } from './given-options.ts';
import { componentsOf } from './page.ts';

/**
 * Asks which time zone is meant, with a button for each; undefined if the typed one is clear, or nothing is close.
 *
 * @param take takes one: its argument is the zone, empty for none. @param state the other options, carried by the buttons.
 */
export function askForZone(
  options: Pick<GivenOptions, 'getString'>,
  take: ButtonId,
  state: string,
): Reply | undefined {
  const typed = options.getString('timezone');
  if (typed === null || readTimezone(typed) !== undefined) return undefined;
  const question = zoneQuestion(typed, suggestZones(typed), take, state);
  return question && whisper(message(question));
}

/**
 * Handles these buttons.
 *
 * @param command to type again if the given options can no longer be read.
 * @param act does what was asked for, and says so; undefined if it can't read the state.
 */
export function inZone<G extends GuildId>(
  take: ButtonId,
  command: string,
  act: (
    state: string,
    zone: string,
    call: ComponentCall<ButtonInteraction, G>,
  ) => Promise<string | undefined>,
): ComponentHandler<ButtonInteraction, G> {
  return async (call) => {
    const [zone = ''] = call.args;
    if (zone === '') return update(sentence('OK, nothing changed.'));
    const done = await act(carried(componentsOf(call.interaction), [take]), zone, call);
    if (done === undefined)
      throw new UserError(`I can't tell anymore what that was. Please use \`/${command}\`.`);
    return update(sentence(done));
  };
}
