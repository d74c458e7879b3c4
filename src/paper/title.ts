import { createHash } from 'node:crypto';

/** A title as it is compared: letters and digits in lower case, everything else a single blank. */
export function normalTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** A short name for a title, the same for every way of writing it: its first words and a digest of the whole, at most 39 characters. */
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
