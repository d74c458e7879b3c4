import type { AskAccess } from '../delivery/channel-access.ts';
import type { Services } from '../interactions/services.ts';
import { UserError } from '../interactions/user-error.ts';

/**
 * What the bot may do in a channel that a person of this server named: an option holds whatever was sent, be it a channel
 * of another server.
 *
 * @throws UserError when the channel is not of this server.
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
