import { readGiven } from '../../src/discord/shared/given-options.ts';
import { inZone } from '../../src/discord/shared/zone-question.ts';
import { buttonId } from '../../src/view/custom-id.ts';
import { setDigest } from './set-digest.ts';

/** Takes one of the time zones that may be meant. */
export const takeZone = buttonId('digest', 'zone');

/** Sets the digest as it was asked for, in the time zone that was chosen. */
export const setInZone = inZone<string>(
  takeZone,
  'digest set',
  async (state, zone, { guildId, interaction, services }) => {
    const given = readGiven(state, zone, guildId);
    return given && setDigest({ guildId, services, userId: interaction.user.id, ...given });
  },
);
