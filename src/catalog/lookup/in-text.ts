import { findMentions } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import type { Catalog } from '../catalog.ts';
import { paperByKey } from './by-key.ts';
import { paperByLink } from './by-link.ts';

/** What a text (a query, a command option or a message) names explicitly. */
export interface NamedInText {
  /** Papers it names that are in the catalog, in order, without duplicates. */
  readonly papers: readonly Paper[];
  /** Ids it names that aren't in the catalog, in order, without duplicates. */
  readonly missing: readonly string[];
  /** How many of its links and DOIs don't lead to a known paper. */
  readonly unknownLinks: number;
  /** The remaining text, with single spaces. */
  readonly rest: string;
}

const LINK = /https?:\/\/[^\s<>()[\]"'`|，。；！？、）】》」』”’…“‘]+/gi;
const DOI = /(?<![\w./])(?:doi\s*:\s*)?10\.\d{4,9}\/[^\s<>"'，。；、（）]+/gi;
/**
 * A key as `paperByKey` reads it, with a letter. Prose is full of similar words, so it counts only if there is such a
 * paper.
 */
const KEY = /(?<![\w./@:-])(?=[\w.-]*\d)(?=[\w.-]*[a-z])[a-z0-9][\w.]*[-.][\w.-]{2,}/gi;
/** Maximum number of links and DOIs looked up per text: each takes a few ms in a large catalog. */
const MOST_LINKS = 5;

interface Part {
  readonly at: number;
  readonly length: number;
  readonly paper: Paper | undefined;
  /** Set if the text names the paper by id. */
  readonly id?: string;
}

/** Finds every id, link and DOI in a text; they aren't words to search for. */
export function papersIn(catalog: Catalog, text: string): NamedInText {
  const parts: Part[] = findMentions(text, (id) => catalog.get(id) !== undefined).map((mention) => ({
    ...mention,
    paper: catalog.get(mention.id),
  }));
  addParts(parts, text, LINK, (link) => paperByLink(catalog, link) ?? paperByKey(catalog, link));
  addParts(parts, text, DOI, (doi) => paperByDoi(catalog, doi));
  addParts(parts, text, KEY, (key) => paperByKey(catalog, key), true);
  parts.sort((a, b) => a.at - b.at);
  const missing = parts.flatMap(({ paper, id }) => (paper === undefined && id !== undefined ? [id] : []));
  return {
    papers: [...new Set(parts.flatMap(({ paper }) => paper ?? []))],
    missing: [...new Set(missing)],
    unknownLinks: parts.filter(({ paper, id }) => paper === undefined && id === undefined).length,
    rest: without(text, parts),
  };
}

/**
 * Adds matches of `pattern` outside the parts already found; those over the limit count as unknown links.
 *
 * @param isGuess whether a match that leads nowhere is an ordinary word.
 */
function addParts(
  parts: Part[],
  text: string,
  pattern: RegExp,
  lookUp: (found: string) => Paper | undefined,
  isGuess = false,
): void {
  let asked = 0;
  for (const match of text.matchAll(pattern)) {
    const { index: at } = match;
    if (parts.some((part) => at < part.at + part.length && part.at < at + match[0].length)) continue;
    const found = match[0].replace(/[.,;:!?)\]}'*`|]{1,20}$/, '');
    const paper = asked++ < MOST_LINKS ? lookUp(found) : undefined;
    if (paper !== undefined || !isGuess) parts.push({ at, length: found.length, paper });
  }
}

function paperByDoi(catalog: Catalog, text: string): Paper | undefined {
  const doi = text.replace(/^doi\s*:\s*/i, '');
  return catalog.get(`doi:${doi}`) ?? catalog.get(`doi:${doi.toLowerCase()}`) ?? paperByKey(catalog, doi);
}

function without(text: string, parts: readonly Part[]): string {
  let rest = '';
  let from = 0;
  for (const { at, length } of parts) {
    rest += `${text.slice(from, Math.max(from, at))} `;
    from = Math.max(from, at + length);
  }
  return (rest + text.slice(from)).replace(/\s+/g, ' ').trim();
}
