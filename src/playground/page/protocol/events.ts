import type { MessageView } from './message.ts';
import type { ModalView } from './modal.ts';

/** What the server tells a page by itself. `scene` means: ask for the scene again. */
export type PageEvent =
  | { kind: 'message'; message: MessageView }
  | { kind: 'gone'; channelId: string; id: string }
  | { kind: 'scene' }
  | { kind: 'rejected'; channelId: string; reason: string };

/** What became of an act: `refused` by Discord with its reason, `failed` by the bot, or answered by a form. */
export type Outcome = { refused?: string; failed?: string; modal?: ModalView };
