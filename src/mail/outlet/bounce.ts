import type { MailResult } from './transport.ts';

/** How a mail came back: for good, for now, for what we are held for, or nobody knows whether it went. */
export type BounceKind = 'hard' | 'soft' | 'policy' | 'unknown';

/** A policy, such as one against spam (RFC 3463): our fault and not the mailbox's. */
const POLICY = /\b5\.7\.\d+/;

/** How a refusal of a mail counts. */
export function bounceOf({ status, said }: Extract<MailResult, { kind: 'refused' }>): BounceKind {
  if (status < 500) return 'soft';
  return POLICY.test(said) ? 'policy' : 'hard';
}
