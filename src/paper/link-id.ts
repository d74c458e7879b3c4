import { ARXIV_ID, canonicalArxivId, oldStyleApart } from './arxiv-id.ts';

/** An id between delimiters in an address, not followed by a letter, digit or underscore. */
const IN_ADDRESS = new RegExp(`(?:^|[/:=+,\\s])${ARXIV_ID}(?![a-z0-9_])`, 'i');
/** `/ftp/hep-th/papers/9901/9901001.pdf`, and the PDF cache that older pages link to. */
const IN_FOLDERS = new RegExp(`/${oldStyleApart('/(?:papers|pdf|ps)/\\d{4}/')}(?:v\\d|\\.|$)`, 'i');
const IN_DOI = new RegExp(`^/10\\.48550/arxiv\\.${ARXIV_ID}(?![a-z0-9_])`, 'i');
/** `2020arXiv200511401L`, a preprint's bibcode in the Astrophysics Data System. */
const IN_BIBCODE = /\/\d{4}arxiv(\d{4})\.?(\d{4,5})[a-z.]/i;
/** `abs-2005-11401`, a preprint's name at dblp. */
const IN_DBLP = /\/corr\/abs-(\d{4})-(\d{4,5})/i;
const NESTED = /https?:\/\/[^\s&]+/i;

/** Hosts where an id anywhere in the address means the paper; includes all subdomains of `arxiv.org`. */
const HOSTS: ReadonlySet<string> = new Set([
  ...[
    'arxiv.org',
    'xxx.lanl.gov',
    'ar5iv.org',
    'alphaxiv.org',
    'arxiv-vanity.com',
    'scirate.com',
    'papers.cool',
    'arxiv-sanity-lite.com',
    'arxivxplorer.com',
    'talk2arxiv.org',
  ],
  ...[
    'semanticscholar.org',
    'api.semanticscholar.org',
    'catalyzex.com',
    'emergentmind.com',
    'inspirehep.net',
    'connectedpapers.com',
    'bytez.com',
    'chatpaper.com',
    'themoonlight.io',
    'hjfy.top',
    'deeplearn.org',
  ],
  ...['scholar.google.com', 'ui.adsabs.harvard.edu', 'adsabs.harvard.edu', 'dblp.org', 'dblp.uni-trier.de'],
]);
/** Hosts with other content too, where only these paths are about papers. */
const HUGGING_FACE = /^\/(?:api\/)?papers\//i;
const PATHS: ReadonlyMap<string, RegExp> = new Map([
  ['huggingface.co', HUGGING_FACE],
  ['hf.co', HUGGING_FACE],
  ['hf-mirror.com', HUGGING_FACE],
]);

/**
 * The arXiv id, without version, of the paper a web address leads to: on arXiv and its mirrors, on pages about its
 * papers, by DOI, or inside a redirecting address. Undefined for anything else, including lookalike hosts. Never
 * makes a request.
 */
export function arxivIdOfLink(link: string): string | undefined {
  const direct = idAt(link);
  if (direct !== undefined) return direct;
  const nested = NESTED.exec(decoded(link.replace(/^[a-z]+:\/\//i, '')))?.[0];
  return nested === undefined ? undefined : idAt(nested);
}

function idAt(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const { protocol, hostname, pathname, search } = new URL(link);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const host = hostname.replace(/^www\./, '');
  const path = decoded(pathname);
  if (host === 'doi.org' || host === 'dx.doi.org') return canonical(IN_DOI.exec(path)?.[1]);
  const isPapers = PATHS.get(host)?.test(path) ?? (HOSTS.has(host) || host.endsWith('.arxiv.org'));
  if (!isPapers) return undefined;
  const address = path + decoded(search);
  const apart = IN_FOLDERS.exec(address);
  if (apart !== null) return canonical(`${apart[1]}/${apart[2]}`);
  const named = IN_BIBCODE.exec(address) ?? IN_DBLP.exec(address);
  const id = named === null ? IN_ADDRESS.exec(address)?.[1] : `${named[1]}.${named[2]}`;
  return canonical(id);
}

function canonical(id: string | undefined): string | undefined {
  return id === undefined ? undefined : canonicalArxivId(id);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
