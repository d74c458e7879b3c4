import type { MessageBody } from '../../view/message.ts';

/** A handler's answer. Handlers never talk to Discord: the router sends this, at once or after a deferral. */
export type Reply =
  /** A new message; `private` shows it only to the person. */
  | { readonly kind: 'message'; readonly body: MessageBody; readonly private: boolean }
  /** Replaces the message the button or select is on. */
  | {
      readonly kind: 'update';
      readonly body: MessageBody;
      /** A private message alongside: the message itself looks the same to everyone. */
      readonly aside?: MessageBody;
    };

/** A message that everyone in the channel sees. */
export function say(body: MessageBody): Reply {
  return { kind: 'message', body, private: false };
}

/** A message only the person sees. */
export function whisper(body: MessageBody): Reply {
  return { kind: 'message', body, private: true };
}

/** Replaces the message the component is on. @param aside a private message alongside. */
export function update(body: MessageBody, aside?: MessageBody): Reply {
  return { kind: 'update', body, ...(aside === undefined ? {} : { aside }) };
}
