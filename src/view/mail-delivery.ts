import type { Delivery } from '../digest/ledger.ts';
import type { SendReason } from '../digest/reason.ts';
import { sayDelivery } from './digest-reasons.ts';
import { count } from './text.ts';

/** The outcome of a mail, as a sentence; not escaped. */
export function sayMailDelivery({ state, papers, late, reason }: Delivery): string {
  if (state === 'sent') return `sent with ${count(papers.length, 'paper')}${late ? ', late' : ''}`;
  if (reason === undefined) return 'on its way';
  switch (reason.kind) {
    case 'interrupted':
      return 'I was interrupted while sending it, and it may not have arrived, so its papers are in the next one.';
    case 'turned-down':
      return sayMailRejection(reason.why);
    case 'too-late':
      return `not delivered within six hours. ${reason.last === undefined ? '' : sayMailRejection(reason.last)}`.trim();
    default:
      return sayDelivery(reason);
  }
}

/** Why a mail server rejected a mail. */
function sayMailRejection(reason: SendReason): string {
  switch (reason.kind) {
    case 'busy':
      return 'Too many mails at once; trying again.';
    case 'outage':
      return `The mail server put it off (${reason.status}).`;
    case 'unreachable':
      return "The mail server didn't answer.";
    case 'refused':
    case 'rejected':
      return `The mail server refused it: ${reason.said}`;
    default:
      return "I couldn't send it.";
  }
}
