import { fold, words } from '../text/tokens.ts';

/** Most terms in one setting, and most characters in a term. */
export const MOST_TERMS = 25;
export const LONGEST_TERM = 60;

/** Quotation marks as people and their phones type them. */
const QUOTES = /["“”„‟«»「」『』＂]/gu;
/** A quoted piece, in which commas are literal, or the text between two separators. */
const PIECES = /"([^"\n]*)"|[^",;、，；\n]+/gu;

/**
 * Reads a list such as `diffusion, “graph neural networks”; RAG` into terms, without duplicates under any spelling. Quoted
 * terms keep straight quotes, which ask for an exact match.
 */
export function readTerms(text: string): string[] {
  const pieces = text.replace(QUOTES, '"').matchAll(PIECES);
  const terms = [...pieces].flatMap(([piece, quoted]) => {
    const term = (quoted ?? piece).replace(/\s+/g, ' ').trim();
    if (term === '') return [];
    return [quoted === undefined ? term : `"${term}"`];
  });
  return [...new Map(terms.map((term) => [spelling(term), term])).values()];
}

function spelling(term: string): string {
  const found = words(term).join(' ');
  return found === '' || SIGNS.test(term) ? fold(term) : `${term.startsWith('"')} ${found}`;
}

/** Signs that belong to a name: `C++`, `C#`, `.NET`. */
export const SIGNS = /[\p{L}\p{N}][+#]|(?<![\p{L}\p{N}])\.[\p{L}\p{N}]/u;
