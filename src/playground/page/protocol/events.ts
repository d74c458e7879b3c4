import type { MessageView } from './message.ts';
import type { ModalView } from './modal.ts';

/** Events the server pushes to a page. `scene` means: ask for the scene again. */
export type PageEvent =
  | { kind: 'message'; message: MessageView }
  | { kind: 'gone'; channelId: string; id: string }
  | { kind: 'scene' }
  | { kind: 'rejected'; channelId: string; reason: string }
  | { kind: 'mail'; to: string; subject: string };

/** What a day brought: papers listed, new messages by channel, mails. */
export type DayNews = { papers: number; messages: Record<string, number>; mails: number };

/**
 * An act's outcome: `refused` by Discord with a reason, `failed` by the bot, answered with a form, or a day that
 * passed.
 */
export type Outcome = { refused?: string; failed?: string; modal?: ModalView; day?: DayNews };
