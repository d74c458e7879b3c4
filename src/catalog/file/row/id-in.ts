import { findPaperIds } from '../../../paper/id.ts';
import { cleanText, cutAtGrapheme } from './clean.ts';

const ID = /["']?\b(?:arxiv_?id|paper_?id|id)["']?\s*[:=]\s*["']?([^\s"',;{}[\]]{1,200})/i;
const TITLE = /["']title["']\s*:\s*["']([^"'\n]{1,300})/i;
/** Longest id or title reported, in characters. */
const LONGEST = 80;

/** How a damaged record identifies itself: its id, any paper's id in it, or its title; undefined if it has none. */
export function idIn(text: string): string | undefined {
  const head = text.slice(0, 10_000);
  const found = ID.exec(head)?.[1] ?? paperIdIn(head.slice(0, 2_000)) ?? TITLE.exec(head)?.[1];
  const id = found === undefined ? '' : cutAtGrapheme(cleanText(found), LONGEST);
  return id === '' ? undefined : id;
}

/** Ids contain digits or are part of addresses: checking that first is many times faster than searching for ids. */
function paperIdIn(text: string): string | undefined {
  return /\d{3}|\//.test(text) ? findPaperIds(text)[0] : undefined;
}
