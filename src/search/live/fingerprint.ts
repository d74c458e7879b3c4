import { createHash } from 'node:crypto';
import type { Paper } from '../../paper/paper.ts';
import { createBreather } from '../../turns/breathe.ts';
import { indexedText } from '../index/indexed-text.ts';

/**
 * A short text that is equal for two catalogs exactly when one index serves both: the same indexed texts in the
 * same order. Votes and other facts do not count. Works in slices.
 */
export async function fingerprintOf(papers: readonly Paper[]): Promise<string> {
  const hash = createHash('sha1');
  const breathe = createBreather();
  for (const paper of papers) {
    const { title, body, authors } = indexedText(paper);
    hash.update(`${title}\0${body}\0${authors.join('\x01')}\0\0`);
    await breathe();
  }
  return `${papers.length}-${hash.digest('hex')}`;
}
