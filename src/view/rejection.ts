import type { SendReason } from '../digest/reason.ts';

/** Why Discord rejected a request of ours, as a sentence; not escaped, because it may quote outside text. */
export function sayRejection(reason: SendReason): string {
  switch (reason.kind) {
    case 'busy':
      return 'Discord asked me to slow down.';
    case 'halted':
      return 'Discord refused too many of my requests.';
    case 'outage':
      return `Discord is having problems (${reason.status}).`;
    case 'unreachable':
      return `I couldn't reach Discord (${reason.said}).`;
    case 'fault':
      return `Something went wrong on my side (${reason.said}).`;
    case 'unwritten':
      return `I couldn't build the message (${reason.said}). That's a bug on my side.`;
    case 'unauthorised':
      return "Discord doesn't accept my token.";
    case 'gone':
      return 'The channel no longer exists.';
    case 'no-access':
      return "I don't have access to the channel.";
    case 'closed':
      return "Discord won't let me send private messages there.";
    case 'no-common-server':
      return "We no longer share a server, and I'm not installed to the account either.";
    case 'no-outlet':
      return "Sending there isn't set up on my side right now.";
    case 'no-permission':
      return "I'm missing a permission in the channel.";
    case 'no-history':
      return "I'm missing the Read Message History permission there.";
    case 'refused':
      return `Discord refused: ${reason.said}.`;
    case 'rejected':
      return `Discord rejected the message: ${reason.said}`;
    case 'said':
      return reason.text;
  }
}
