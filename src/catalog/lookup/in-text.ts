import { findMentions } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import type { Catalog } from '../catalog.ts';
import { paperByKey } from './by-key.ts';
import { paperByLink } from './by-link.ts';

/** What a text names outright, be it a query, an option of a command or a message. */
export interface NamedInText {
  /** The papers it names that the catalog holds, in order, each once. */
  readonly papers: readonly Paper[];
  /** Ids of papers it names that the catalog does not hold, in order, each once. */
  readonly missing: readonly string[];
  /** How many of its links and DOIs lead to no paper known here. */
  readonly unknownLinks: number;
  /** The text without what was named and without links, in single blanks. */
  readonly rest: string;
}

const LINK = /https?:\/\/[^\s<>()[\]"'`|，。；！？、）】》」』”’…“‘]+/gi;
const DOI = /(?<![\w./])(?:doi\s*:\s*)?10\.\d{4,9}\/[^\s<>"'，。；、（）]+/gi;
/** A key as `paperByKey` reads it, with a letter; prose is full of words like it, so that it counts where there is such a paper. */
const KEY = /(?<![\w./@:-])(?=[\w.-]*\d)(?=[\w.-]*[a-z])[a-z0-9][\w.]*[-.][\w.-]{2,}/gi;
/** Links and DOIs of one text that are looked for, which takes some milliseconds each in a large catalog. */
const MOST_LINKS = 5;

interface Part {
  readonly at: number;
  readonly length: number;
  readonly paper: Paper | undefined;
  /** Set where the text names the paper by an id. */
  readonly id?: string;
}

/** Reads every id, link and DOI in a text; what is one of them is no word to search for. */
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
 * Adds what `pattern` finds outside of the parts found before; what is over the limit counts as a link to nowhere.
 *
 * @param isGuess whether what leads nowhere is a word like others.
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
