import { createHash } from 'node:crypto';
import { parsePaperId } from './id.ts';

/** Sites where every paper has a key of its own, and the pattern that finds it in an address. */
const SITES: readonly (readonly [RegExp, string])[] = [
  [/^(?:www\.)?aclanthology\.org\/([A-Za-z]\d{2}-\d{4,5}|\d{4}\.[\w.-]+?\d)(?:\.pdf|\.bib|\/|$)/, 'acl'],
  [/^(?:www\.)?aclweb\.org\/anthology\/([A-Za-z]\d{2}-\d{4,5}|\d{4}\.[\w.-]+?\d)(?:\.pdf|\/|$)/, 'acl'],
  [/^openreview\.net\/(?:forum|pdf|attachment)\?(?:.*&)?id=([\w-]+)/, 'openreview'],
  [/^(?:www\.)?semanticscholar\.org\/paper\/(?:[^/]+\/)?([0-9a-f]{40})/, 's2'],
  [/^proceedings\.mlr\.press\/(v\d+\/[\w-]+?)(?:\.html|\/|$)/, 'pmlr'],
  [/^(?:papers\.nips\.cc|proceedings\.neurips\.cc)\/.*hash\/([0-9a-f]{32})/, 'neurips'],
];
/** Longest id made from a whole address, in characters. */
const LONGEST = 180;

/** The id for a DOI: `doi:10.18653/v1/n19-1423`; for one of arXiv's DOIs, the arXiv id. */
export function idOfDoi(text: string): string | undefined {
  const doi = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/[^\s<>"]{1,180})$/i.exec(
    text.trim(),
  )?.[1];
  if (doi === undefined) return undefined;
  return parsePaperId(doi) ?? `doi:${doi.toLowerCase()}`;
}

/**
 * An id for a paper of which only an address is known: the arXiv id or DOI in it, the site's key (`acl:N19-1423`), or
 * else the address itself (`web:example.org/papers/1`). Undefined if it isn't a web address.
 */
export function idOfAddress(address: string): string | undefined {
  const text = address.trim();
  const known = parsePaperId(text) ?? idOfDoi(text);
  if (known !== undefined) return known;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { hostname, pathname, search } = new URL(text);
  const place = `${hostname}${pathname}${search}`;
  for (const [pattern, source] of SITES) {
    const key = pattern.exec(place)?.[1];
    if (key !== undefined) return `${source}:${key}`;
  }
  const name = place.replace(/^www\./, '').replace(/\/$/, '');
  if (name.length <= LONGEST) return `web:${name}`;
  return `web:${hostname}/${createHash('sha256').update(name).digest('hex').slice(0, 24)}`;
}
