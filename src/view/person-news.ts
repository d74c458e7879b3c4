import type { OffReason } from '../digest/reason.ts';
import { type MessageBody, sentence } from './message.ts';

/** What a person is told at their next command, after their private messages came back. */
export function personOff(reason: OffReason): MessageBody {
  const isStranger = reason.kind === 'gone' && reason.why.kind === 'no-common-server';
  const why = isStranger
    ? 'we share no server any more. Add me to your account, or meet me in a server again'
    : "Discord doesn't let me write to you. Allow messages from me in your privacy settings";
  return sentence(
    `-# ✉️ I've switched off your daily message: ${why}, then \`/follow time\` turns it back on.`,
  );
}
