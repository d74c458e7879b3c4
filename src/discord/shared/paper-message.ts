import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { staleLine } from '../../catalog/refresh/freshness.ts';
import { type MessageBody, message } from '../../view/message.ts';
import type { Services } from '../interactions/services.ts';

/** The body of an answer out of the catalog: what a view made of it and, when it is old, how old in one quiet line. */
export function paperMessage(
  services: Pick<Services, 'freshness' | 'clock'>,
  components: readonly APIMessageTopLevelComponent[],
): MessageBody {
  const line = staleLine(services.freshness(), services.clock());
  if (line === undefined) return message([...components]);
  return message([...components, { type: ComponentType.TextDisplay, content: `-# ${line}` }]);
}
