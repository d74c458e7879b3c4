import type { AutocompleteInteraction } from 'discord.js';
import type { Logger } from '../../log.ts';
import type { Suggestion } from '../../search/search.ts';
import { label } from '../../view/text.ts';
import { nameOf } from './name-of.ts';
import { UserError } from './user-error.ts';

/** Discord's limits on autocomplete: choices in a list, characters in a name or value. */
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 100;

/** Sends suggestions within Discord's limits; none on an error, since there is no way to say why. */
export async function respondWithSuggestions(
  interaction: AutocompleteInteraction,
  suggest: () => readonly Suggestion[] | Promise<readonly Suggestion[]>,
  log: Logger,
): Promise<void> {
  let found: readonly Suggestion[] = [];
  try {
    found = await suggest();
  } catch (error) {
    if (!(error instanceof UserError)) {
      log.error({ what: nameOf(interaction), err: error }, 'autocomplete failed');
    }
  }
  const choices = found
    .filter(({ value }) => value.length >= 1 && value.length <= LONGEST_CHOICE)
    .slice(0, MOST_CHOICES)
    .map((one) => ({ name: label(one.label, LONGEST_CHOICE) || one.value, value: one.value }));
  try {
    await interaction.respond(choices);
  } catch (error) {
    // People keep typing, and Discord drops earlier requests: late choices are not an error.
    log.debug({ what: nameOf(interaction), err: error }, 'autocomplete was too late');
  }
}
