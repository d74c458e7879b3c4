/** Longest text that is read as one id or link; anything longer is prose. */
const MAX_LENGTH = 2_000;

/** Archives of the identifiers used until March 2007 (https://info.arxiv.org/help/arxiv_identifier.html). */
const OLD_ARCHIVES =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|' +
  'dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|' +
  'physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|stat|supr-con';

const MONTH = '(?:0[1-9]|1[0-2])';
/** YYMM.NNNN from April 2007, YYMM.NNNNN from January 2015. */
const NEW_STYLE = `(?:(?:0[7-9]|1[0-4])${MONTH}\\.\\d{4}|(?:1[5-9]|[2-9]\\d)${MONTH}\\.\\d{5})`;
const OLD_NUMBER = `(?:9[1-9]|0[0-7])${MONTH}\\d{3}`;
/** A subject class may follow the archive (`math.GT/0309136`); it is no part of the canonical identifier. */
const OLD_STYLE = `(?:${OLD_ARCHIVES})(?:\\.[a-z]{2})?/${OLD_NUMBER}`;
const ARXIV = `(${NEW_STYLE}|${OLD_STYLE})(?:v\\d{1,3})?`;

const CANONICAL_ID = new RegExp(`^(?:${NEW_STYLE}|(?:${OLD_ARCHIVES})/${OLD_NUMBER})$`);
/** As cited, `arXiv:2602.08025v1 [cs.CL]`, or the name of a downloaded file. */
const BARE_ID = new RegExp(`^(?:arxiv\\s*:\\s*)?${ARXIV}(?:\\.pdf)?(?:\\s*\\[[a-z.-]{2,20}\\])?$`, 'i');
const DOI = new RegExp(`^(?:doi\\s*:\\s*)?10\\.48550/arxiv\\.${ARXIV}$`, 'i');
/** The rest of a link's path: the id, and what may follow it (`/2602.08025/discussion`). */
const ID_IN_PATH = new RegExp(`^(?:arxiv:)?${ARXIV}(?:\\.pdf)?(?:/.*)?$`, 'i');
const SOURCE_KEY = /^([a-z][a-z0-9-]{1,30}):[^\s<>"]{1,180}$/;
const NOT_A_SOURCE = new Set(['http', 'https', 'ftp', 'file', 'mailto', 'javascript', 'data', 'arxiv']);

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const BARE_LINK = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\//i;

/** Where each known host keeps a paper's id in its path. */
const HOSTS: ReadonlyMap<string, RegExp> = new Map([
  ['arxiv.org', /^\/(?:abs|pdf|html|format|ps|src|e-print)\/(.+)$/i],
  ['export.arxiv.org', /^\/(?:abs|pdf|html|format|ps|src|e-print)\/(.+)$/i],
  ['ar5iv.org', /^\/(?:abs|html)\/(.+)$/i],
  ['ar5iv.labs.arxiv.org', /^\/(?:abs|html)\/(.+)$/i],
  ['huggingface.co', /^\/papers\/(.+)$/i],
  ['hf.co', /^\/papers\/(.+)$/i],
  ['alphaxiv.org', /^\/(?:abs|pdf|html|overview)\/(.+)$/i],
  ['doi.org', /^\/10\.48550\/arxiv\.(.+)$/i],
]);

/**
 * The id that a whole text stands for, without version: an arXiv id as people write it, a link to a paper on a
 * known host, or `source:key`. Undefined for everything else, a lookalike host among it.
 *
 * A `source:key` is returned as it is written; only a catalog can tell whether there is such a paper.
 */
export function parsePaperId(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const trimmed = text.trim().replace(/^<(.*)>$/, '$1');
  if (SCHEME.test(trimmed)) return idOfLink(trimmed);
  const arxiv = BARE_ID.exec(trimmed)?.[1] ?? DOI.exec(trimmed)?.[1];
  if (arxiv !== undefined) return canonical(arxiv);
  if (BARE_LINK.test(trimmed)) return idOfLink(`https://${trimmed}`);
  const source = SOURCE_KEY.exec(trimmed)?.[1];
  return source === undefined || NOT_A_SOURCE.has(source) ? undefined : trimmed;
}

const LINK_CHARACTERS = '[^\\s<>()\\[\\]{}"\'`|*，。；！？、）】》」』”’…“‘]+';
const MENTION = new RegExp(
  [
    `[a-z][a-z0-9+.-]{1,15}://${LINK_CHARACTERS}`,
    `(?<![\\p{L}\\p{N}_@./-])(?:[a-z0-9-]+\\.)+[a-z]{2,}(?::\\d+)?/${LINK_CHARACTERS}`,
    `(?<![\\p{L}\\p{N}_./@-])${ARXIV}(?:\\.pdf)?(?![\\p{L}\\p{N}_/@-]|\\.[\\p{L}\\p{N}])`,
  ].join('|'),
  'giu',
);
const SOURCE_KEY_IN_TEXT = /(?<![\p{L}\p{N}_./@:-])[a-z][a-z0-9-]{1,30}:[^\s<>"]{1,180}/gu;

/**
 * The ids of all papers that a message names, in order, each once: arXiv ids and links to known hosts. A
 * `source:key` counts only when `isKnown` says that there is such a paper, since prose is full of `word:word`.
 */
export function findPaperIds(text: string, isKnown: (id: string) => boolean = () => false): string[] {
  const found: { at: number; id: string }[] = [];
  for (const match of text.matchAll(MENTION)) {
    const id = parsePaperId(withoutTrailingPunctuation(match[0]));
    if (id !== undefined) found.push({ at: match.index, id });
  }
  for (const match of text.matchAll(SOURCE_KEY_IN_TEXT)) {
    const id = [match[0], withoutTrailingPunctuation(match[0])].find(isKnown);
    if (id !== undefined) found.push({ at: match.index, id });
  }
  found.sort((a, b) => a.at - b.at);
  return [...new Set(found.map(({ id }) => id))];
}

/** Whether this is an arXiv id in the form that a catalog keys papers by: no version, no subject class. */
export function isArxivId(id: string): boolean {
  return CANONICAL_ID.test(id);
}

function idOfLink(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const { protocol, hostname, pathname } = new URL(link);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const path = HOSTS.get(hostname.replace(/^www\./, ''))?.exec(decodePath(pathname))?.[1];
  const id = path === undefined ? undefined : ID_IN_PATH.exec(path)?.[1];
  return id === undefined ? undefined : canonical(id);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function canonical(id: string): string {
  return id.toLowerCase().replace(/\.[a-z]{2}\//, '/');
}

function withoutTrailingPunctuation(text: string): string {
  return text.replace(/[.,;:!?_~)\]}'*`|]{1,20}$/u, '');
}
