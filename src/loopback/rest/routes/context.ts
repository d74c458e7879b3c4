import type { CommandStore } from '../../commands/command-store.ts';
import type { InteractionStore } from '../../interactions/interaction-store.ts';
import type { AttachmentStore } from '../../messages/attachments.ts';
import type { MessageStore } from '../../messages/message-store.ts';
import type { Dispatch } from '../../wire/dispatch.ts';
import type { Snowflakes } from '../../wire/snowflake.ts';
import type { WorldState } from '../../world/create-world.ts';

/** What the routes work on. */
export interface RestContext {
  readonly clock: () => Date;
  readonly snowflakes: Snowflakes;
  readonly world: WorldState;
  readonly messages: MessageStore;
  readonly attachments: AttachmentStore;
  readonly commands: CommandStore;
  readonly interactions: InteractionStore;
  readonly dispatch: (event: Dispatch) => void;
  /** The bot is typing in a channel. */
  readonly typing: (channelId: string) => void;
  /** The gateway's address, e.g. `ws://127.0.0.1:41233`. */
  readonly gatewayUrl: () => string;
  /** See `LoopbackDiscord`. */
  readonly publicKey: string;
  /** What `/gateway/bot` recommends. */
  readonly shards: number;
}
