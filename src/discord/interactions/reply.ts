import type { MessageBody } from '../../view/message.ts';

/** What a handler wants said. Handlers never talk to Discord: the router sends this, at once or after a deferral. */
export type Reply =
  /** A new message; `private` shows it to the person alone. */
  | { readonly kind: 'message'; readonly body: MessageBody; readonly private: boolean }
  /** Replaces the message that the pressed button or select sits on. */
  | {
      readonly kind: 'update';
      readonly body: MessageBody;
      /** Said to the person alone beside it: the message itself looks the same to everyone. */
      readonly aside?: MessageBody;
    };

/** A message that everyone in the channel sees. */
export function say(body: MessageBody): Reply {
  return { kind: 'message', body, private: false };
}

/** A message for the person alone. */
export function whisper(body: MessageBody): Reply {
  return { kind: 'message', body, private: true };
}

/** Replaces the message the component sits on. @param aside what is said to the person alone beside it. */
export function update(body: MessageBody, aside?: MessageBody): Reply {
  return { kind: 'update', body, ...(aside === undefined ? {} : { aside }) };
}
