/** Archives in identifiers used until March 2007 (https://info.arxiv.org/help/arxiv_identifier.html). */
const OLD_ARCHIVES =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|' +
  'dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|' +
  'physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|stat|supr-con';

const MONTH = '(?:0[1-9]|1[0-2])';
/** YYMM.NNNN from April 2007, YYMM.NNNNN from January 2015. */
const NEW_STYLE = `(?:(?:0[7-9]|1[0-4])${MONTH}\\.\\d{4}|(?:1[5-9]|[2-9]\\d)${MONTH}\\.\\d{5})`;
const OLD_NUMBER = `(?:9[1-9]|0[0-7])${MONTH}\\d{3}`;
/** The archive may be followed by a subject class (`math.GT/0309136`), which isn't part of the canonical identifier. */
const OLD_STYLE = `(?:${OLD_ARCHIVES})(?:\\.[a-z]{2})?/${OLD_NUMBER}`;

/** Regex source for an arXiv id, to be used with the flag `i`; its one group is the id without version. */
export const ARXIV_ID = `(${NEW_STYLE}|${OLD_STYLE})(?:v\\d{1,3})?`;

/** Regex source for an archive and a number that are apart, as in folders and file names, with two groups. */
export const oldStyleApart = (between: string): string => `(${OLD_ARCHIVES})${between}(${OLD_NUMBER})`;

const CANONICAL = new RegExp(`^(?:${NEW_STYLE}|(?:${OLD_ARCHIVES})/${OLD_NUMBER})$`);
const ALIKE = new RegExp(`^(?:arxiv\\s*:|\\d{4}\\.\\d|(?:${OLD_ARCHIVES})(?:\\.[a-z]{2})?/\\d)`, 'i');

/** Whether this is an arXiv id in canonical form: no version, no subject class. */
export function isCanonicalArxivId(id: string): boolean {
  return CANONICAL.test(id);
}

/** The canonical form of an arXiv id, without version. */
export function canonicalArxivId(id: string): string {
  return id.toLowerCase().replace(/\.[a-z]{2}\//, '/');
}

/** Whether a text begins like an arXiv id, valid or not: `2611.2002`, `hep-th/99`, `arXiv:x`. */
export function beginsLikeArxivId(text: string): boolean {
  return ALIKE.test(text);
}
