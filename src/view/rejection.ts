import type { SendReason } from '../digest/reason.ts';

/** Why Discord did not do what we asked, as a sentence; not escaped, because it may quote what came from outside. */
export function sayRejection(reason: SendReason): string {
  switch (reason.kind) {
    case 'busy':
      return 'Discord asks me to wait.';
    case 'halted':
      return 'Discord refused too many of my requests.';
    case 'outage':
      return `Discord has trouble (${reason.status}).`;
    case 'unreachable':
      return `Discord could not be reached (${reason.said}).`;
    case 'fault':
      return `Something went wrong on my side (${reason.said}).`;
    case 'unwritten':
      return `I could not write the message (${reason.said}), which is my own fault.`;
    case 'unauthorised':
      return 'Discord does not accept my token.';
    case 'gone':
      return 'The channel does not exist any more.';
    case 'no-access':
      return 'I have no access to the channel.';
    case 'closed':
      return 'Discord does not let me write private messages there.';
    case 'no-common-server':
      return 'We share no server any more, and I am not installed to the account either.';
    case 'no-outlet':
      return 'Sending there is not set up on my side at the moment.';
    case 'no-permission':
      return 'I lack a permission in the channel.';
    case 'no-history':
      return 'I lack the permission Read Message History there.';
    case 'refused':
      return `Discord refuses: ${reason.said}.`;
    case 'rejected':
      return `Discord rejects the message: ${reason.said}`;
    case 'said':
      return reason.text;
  }
}
