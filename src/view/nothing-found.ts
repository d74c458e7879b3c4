import type { Notice } from '../search/query/notice.ts';
import { count } from './text.ts';

/** Notices that say by themselves that there is nothing: a sentence beside one would say it twice. */
const SAYING_SO: ReadonlySet<Notice['kind']> = new Set([
  'no-such-paper',
  'unknown-links',
  'not-known',
  'leaves-nothing',
]);

/** Whether one of the notices of a search without hits says already that nothing was found. */
export function isSaidAlready(notices: readonly Notice[]): boolean {
  return notices.some(({ kind }) => SAYING_SO.has(kind));
}

/** Under an answer that found nothing among the papers that the program comes with: how few they are, and how to get more. */
export function bundledAlone(papers: number): string {
  return `I only have the ${count(papers, 'paper')} I came with. To get more, run \`npm run papers -- refresh\`.`;
}
