import type { Choice } from '../wire/command.ts';
import type { Modal } from '../wire/component.ts';
import type { ErrorBody } from '../wire/discord-error.ts';
import type { Message } from '../wire/message.ts';

/** The first response to an interaction. */
export type InitialResponse =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'deferred'; readonly message: Message; readonly ephemeral: boolean }
  /** Updates the message of the pressed component, at once or later. */
  | { readonly kind: 'update'; readonly message: Message }
  | { readonly kind: 'deferred-update'; readonly message: Message }
  | { readonly kind: 'autocomplete'; readonly choices: readonly Choice[] }
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'failed'; readonly reason: string };

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly kind: 'command' | 'autocomplete' | 'message-command' | 'component' | 'modal';
  readonly personId: string;
  readonly channelId: string;
  /** The first response, or why there is none. Never rejects. */
  readonly answer: Promise<InitialResponse>;
  /** Milliseconds from the act to the first response. */
  readonly answeredAfterMs: number | undefined;
  /** The answer as a message, with all edits so far; undefined if there is none or it was deleted. */
  readonly message: Message | undefined;
  readonly followups: readonly Message[];
  /** Why the person sees "The application did not respond", and what Discord rejected. */
  readonly failure: { readonly reason: string } | undefined;
  readonly rejections: readonly RejectedRequest[];
  /**
   * Waits for the message a person ends up reading: the answer itself, a deferred one once it was edited, or else the
   * first follow-up. Rejects if the interaction failed, the answer isn't a message, or after `withinMs` (60,000).
   */
  finished(options?: { readonly withinMs?: number }): Promise<Message>;
}

/** A request from the bot that was answered with an error. */
export interface RejectedRequest {
  readonly status: number;
  readonly body: ErrorBody;
  /** One sentence per broken limit. */
  readonly violations: readonly string[];
}

export type InteractionEvent =
  | { readonly kind: 'interaction-created'; readonly interaction: Interaction }
  | {
      readonly kind: 'interaction-answered';
      readonly interaction: Interaction;
      readonly answer: InitialResponse;
    }
  | { readonly kind: 'interaction-failed'; readonly interaction: Interaction; readonly reason: string };
