import { readGiven } from '../../src/discord/shared/given-options.ts';
import { inZone } from '../../src/discord/shared/zone-question.ts';
import { buttonId } from '../../src/view/custom-id.ts';
import { setDigest } from './set-digest.ts';

/** The button that picks one of the possible time zones. */
export const takeZone = buttonId('digest', 'zone');

/** Sets the digest as requested, in the chosen time zone. */
export const setInZone = inZone<string>(
  takeZone,
  'digest set',
  async (state, zone, { guildId, interaction, services }) => {
    const given = readGiven(state, zone, guildId);
    return given && setDigest({ guildId, services, userId: interaction.user.id, ...given });
  },
);
