import type { Notice } from '../search/query/notice.ts';
import { count } from './text.ts';

/** Notices that already say that nothing was found: another sentence would repeat it. */
const SAYING_SO: ReadonlySet<Notice['kind']> = new Set([
  'no-such-paper',
  'unknown-links',
  'not-known',
  'leaves-nothing',
]);

/** Does a notice of a search without hits already say that nothing was found? */
export function isSaidAlready(notices: readonly Notice[]): boolean {
  return notices.some(({ kind }) => SAYING_SO.has(kind));
}

/** Under an answer that found nothing in the bundled catalog: how few papers that has. */
export function bundledAlone(papers: number): string {
  return `I only have the ${count(papers, 'paper')} I came with.`;
}
