import { ARXIV_ID, canonicalArxivId, isCanonicalArxivId } from './arxiv-id.ts';
import { arxivIdOfLink } from './link-id.ts';

/** Longest text read as a single id or link; anything longer is prose. */
const MAX_LENGTH = 2_000;

/**
 * Prefixes that people and programs put before an id: `arXiv:`, `arXiv preprint arXiv:`, `oai:arXiv.org:`, the start
 * of a DOI.
 */
const BEFORE =
  '(?:oai:arxiv\\.org:|(?:doi\\s*:\\s*)?10\\.48550/arxiv\\.|(?:arxiv\\s+(?:e-?print|preprint|id)\\s*)?arxiv\\s*[:#._-]?\\s*|(?:abs|pdf|html)/)?';
const FILE_END = '(?:\\.(?:pdf|md|html?|txt|tex|zip|tar\\.gz))?';
/** Category and date of the stamp in a PDF's margin: `[cs.CL]  12 Apr 2021`. */
const STAMP = '(?:\\s*\\[[a-z.-]{2,20}\\])?(?:\\s+\\d{1,2}\\s+[a-z]{3,9}\\.?\\s+\\d{4})?';
const BARE_ID = new RegExp(`^${BEFORE}${ARXIV_ID}${FILE_END}${STAMP}$`, 'i');

const SOURCE_KEY = /^([a-z][a-z0-9-]{1,30}):[^\s<>"]{1,180}$/;
const NOT_A_SOURCE = new Set([
  'http',
  'https',
  'ftp',
  'file',
  'mailto',
  'javascript',
  'data',
  'arxiv',
  'oai',
]);

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const BARE_LINK = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\//i;

/**
 * The paper id that a whole text stands for: an arXiv id in any common form (the version is dropped), a link to a
 * paper's page (see `link-id.ts`), or `source:key`. Undefined for anything else, including lookalike hosts.
 *
 * A `source:key` is returned as written; only a catalog can tell whether that paper exists.
 */
export function parsePaperId(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const trimmed = narrow(text)
    .trim()
    .replace(/^<(.*)>$/, '$1');
  if (SCHEME.test(trimmed)) return arxivIdOfLink(trimmed);
  const arxiv = BARE_ID.exec(trimmed)?.[1];
  if (arxiv !== undefined) return canonicalArxivId(arxiv);
  if (BARE_LINK.test(trimmed)) return arxivIdOfLink(`https://${trimmed}`);
  const source = SOURCE_KEY.exec(trimmed)?.[1];
  return source === undefined || NOT_A_SOURCE.has(source) ? undefined : trimmed;
}

const LINK_CHARACTERS = '[^\\s<>()\\[\\]{}"\'`|*，。；！？、）】》」』”’…“‘]+';
/** No letter, digit or mark that would make an id part of something longer; letters of other scripts are fine. */
const NOT_AFTER = '(?<![\\p{Script=Latin}\\p{N}_@./-])';
/**
 * File names and words in italics have dashes and underscores around an id; inside an address or DOI, those mean it
 * isn't one.
 */
const NOT_AFTER_ID = '(?<![\\p{Script=Latin}\\p{N}@./]|[/@:]\\S{0,80}[_-])';
const NOT_BEFORE = '(?![\\p{Script=Latin}\\p{N}/@]|\\.[\\p{Script=Latin}\\p{N}])';
const MENTION = new RegExp(
  [
    `[a-z][a-z0-9+.-]{1,15}://${LINK_CHARACTERS}`,
    `${NOT_AFTER}10\\.48550/arxiv\\.${ARXIV_ID}(?![\\p{Script=Latin}\\p{N}_])`,
    `${NOT_AFTER}(?:[a-z0-9-]+\\.)+[a-z]{2,}(?::\\d+)?/${LINK_CHARACTERS}`,
    `${NOT_AFTER_ID}(?:arxiv[.#_-]?|(?:abs|pdf|html)/)?${ARXIV_ID}${FILE_END}${NOT_BEFORE}`,
  ].join('|'),
  'giu',
);
const SOURCE_KEY_IN_TEXT = /(?<![a-z0-9_./@:-])[a-z][a-z0-9-]{1,30}:[^\s<>"]{1,180}/giu;

/** A paper named in a text: the offset and length of the mention, and the id. */
export interface Mention {
  readonly at: number;
  readonly length: number;
  readonly id: string;
}

/**
 * Every mention of a paper in a text, in order: by arXiv id, DOI or link (as `parsePaperId` reads them). A
 * `source:key` counts only if `isKnown` confirms it, since prose is full of `word:word`.
 */
export function findMentions(text: string, isKnown: (id: string) => boolean = () => false): Mention[] {
  const found: Mention[] = [];
  const plain = narrow(text);
  for (const match of plain.matchAll(MENTION)) {
    const named = withoutTrailingPunctuation(match[0]);
    const id = parsePaperId(named);
    if (id !== undefined) found.push({ at: match.index, length: named.length, id });
  }
  for (const match of plain.matchAll(SOURCE_KEY_IN_TEXT)) {
    const key = match[0];
    const id = [key, withoutTrailingPunctuation(key), beforeOtherScripts(key)].find(isKnown);
    if (id !== undefined) found.push({ at: match.index, length: id.length, id });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The ids of all papers mentioned in a text, in order, without duplicates; see `findMentions`. */
export function findPaperIds(text: string, isKnown?: (id: string) => boolean): string[] {
  return [...new Set(findMentions(text, isKnown).map(({ id }) => id))];
}

/** Whether this is an arXiv id in canonical form: no version, no subject class. */
export function isArxivId(id: string): boolean {
  return isCanonicalArxivId(id);
}

/**
 * Replaces full-width letters, digits and marks (from Chinese or Japanese keyboards) with ASCII, keeping all offsets.
 */
function narrow(text: string): string {
  return text.replace(/[\uff10-\uff1a\uff0e\uff0f\uff21-\uff3a\uff41-\uff5a]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

function withoutTrailingPunctuation(text: string): string {
  return text.replace(/[.,;:!?_~)\]}'*`|]{1,20}$/u, '');
}

function beforeOtherScripts(text: string): string {
  return withoutTrailingPunctuation(text.replace(/[^\p{ASCII}].*$/su, ''));
}
