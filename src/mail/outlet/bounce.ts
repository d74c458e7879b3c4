import type { MailResult } from './transport.ts';

/** How a mail bounced: for good, for now, because of a policy, or unknown whether it arrived. */
export type BounceKind = 'hard' | 'soft' | 'policy' | 'unknown';

/** A policy, such as one against spam (RFC 3463): our fault, not the mailbox's. */
const POLICY = /\b5\.7\.\d+/;

/** Classifies a rejected mail. */
export function bounceOf({ status, said }: Extract<MailResult, { kind: 'refused' }>): BounceKind {
  if (status < 500) return 'soft';
  return POLICY.test(said) ? 'policy' : 'hard';
}
