import type { AskAccess } from '../delivery/channel-access.ts';
import type { Services } from '../interactions/services.ts';
import { UserError } from '../interactions/user-error.ts';

/**
 * What the bot may do in a channel that someone in this server named: an option may contain anything, even a channel
 * of another server.
 *
 * @throws UserError if the channel isn't in this server.
 */
export async function accessToOwn(
  services: Pick<Services, 'access'>,
  guildId: string,
  channelId: string,
): ReturnType<AskAccess> {
  const access = await services.access(guildId, channelId);
  if ('isElsewhere' in access) throw new UserError(access.problem);
  return access;
}
