import type { AttachmentStore } from './attachments.ts';
import type { CommandStore } from './command-store.ts';
import type { Dispatch } from './dispatch.ts';
import type { LoopbackEvent } from './driver.ts';
import type { InteractionStore } from './interaction-store.ts';
import type { MessageStore } from './message-store.ts';
import type { Snowflakes } from './snowflake.ts';
import type { WorldState } from './world-state.ts';

/** What the routes and the people's acts work on. */
export interface Core {
  readonly clock: () => Date;
  readonly snowflakes: Snowflakes;
  readonly world: WorldState;
  readonly messages: MessageStore;
  readonly attachments: AttachmentStore;
  readonly commands: CommandStore;
  readonly interactions: InteractionStore;
  readonly dispatch: (event: Dispatch) => void;
  readonly emit: (event: LoopbackEvent) => void;
  /** The gateway's address, e.g. `ws://127.0.0.1:41233`. */
  readonly gatewayUrl: () => string;
  readonly shards: number;
}
