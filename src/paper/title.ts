import { createHash } from 'node:crypto';

/** A title normalized for comparison: lowercase letters and digits, everything else a single space. */
export function normalTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/**
 * A short key for a title, independent of case and punctuation: its first words and a digest of it all, at most 39
 * characters.
 */
export function titleKey(title: string): string {
  const normal = normalTitle(title);
  const digest = createHash('sha256')
    .update(normal === '' ? title : normal)
    .digest('hex')
    .slice(0, 10);
  const words = normal
    .normalize('NFKD')
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '-')
    .slice(0, 28)
    .replace(/-$/, '');
  return words === '' ? digest : `${words}-${digest}`;
}
