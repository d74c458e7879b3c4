/** Tells programs not to reply to a mail (RFC 3834, Exchange, older autoresponders). */
export const AUTOMATIC: Readonly<Record<string, string>> = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
};

/**
 * What a daily mail tells mail clients: which list it is from (RFC 2919), and how to unsubscribe (RFC 2369), by one POST
 * (RFC 8058) if clients will use the address.
 *
 * @param host the host of the sender's address.
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

/** Stable per delivery, so that duplicates can be recognized (RFC 5322 3.6.4). */
export function messageId(deliveryId: string, host: string): string {
  return `<${deliveryId.replace(/[^A-Za-z0-9.-]/g, '-')}@${host}>`;
}
