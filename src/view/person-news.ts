import type { OffReason } from '../digest/reason.ts';
import { type MessageBody, sentence } from './message.ts';

/** Told at a person's next command, after their private messages bounced. */
export function personOff(reason: OffReason): MessageBody {
  const isStranger = reason.kind === 'gone' && reason.why.kind === 'no-common-server';
  const why = isStranger
    ? "we no longer share a server. Add me to your account, or join a server I'm in"
    : "Discord doesn't let me write to you. Allow messages from me in your privacy settings";
  return sentence(`-# ✉️ I've turned off your daily message: ${why}, then \`/follow time\` turns it back on.`);
}
