/** Marks a mail as one that no program shall answer (RFC 3834, Exchange, older autoresponders). */
export const AUTOMATIC: Readonly<Record<string, string>> = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
};

/**
 * What a mail of the day says to mail clients: which list it is of (RFC 2919), and where it is ended (RFC 2369), by one POST
 * (RFC 8058) where the address is one that clients ask.
 *
 * @param host that of the sender's address.
 */
export function listHeaders(stopUrl: string, host: string): Readonly<Record<string, string>> {
  const isSecure = new URL(stopUrl).protocol === 'https:';
  return {
    ...AUTOMATIC,
    Precedence: 'bulk',
    'List-Id': `"Paperboy papers of the day" <papers-of-the-day.${host}>`,
    'List-Unsubscribe': `<${stopUrl}>`,
    ...(isSecure && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  };
}

/** The same for the same delivery, so that whoever gets it twice can tell (RFC 5322 3.6.4). */
export function messageId(deliveryId: string, host: string): string {
  return `<${deliveryId.replace(/[^A-Za-z0-9.-]/g, '-')}@${host}>`;
}
