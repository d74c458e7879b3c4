import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { staleLine } from '../catalog/freshness.ts';
import { type MessageBody, message } from '../view/message.ts';
import type { Services } from './services.ts';

/** The body of an answer out of the catalog: what a view made of it and, when it is old, how old in one quiet line. */
export function paperMessage(
  services: Pick<Services, 'freshness' | 'clock'>,
  components: readonly APIMessageTopLevelComponent[],
): MessageBody {
  const line = staleLine(services.freshness(), services.clock());
  if (line === undefined) return message([...components]);
  return message([...components, { type: ComponentType.TextDisplay, content: `-# ${line}` }]);
}
