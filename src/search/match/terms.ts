import { fold, words } from '../text/tokens.ts';

/** Terms that one setting may hold, and the characters of each. */
export const MOST_TERMS = 25;
export const LONGEST_TERM = 60;

/** Quotation marks as people and their phones type them. */
const QUOTES = /["“”„‟«»「」『』＂]/gu;
/** A quoted piece, in which a comma parts nothing, or what stands between two separators. */
const PIECES = /"([^"\n]*)"|[^",;、，；\n]+/gu;

/**
 * Reads a list such as `diffusion, “graph neural networks”; RAG` into its terms, each once in any spelling. A quoted one
 * keeps straight quotes round it, which ask for just these words.
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
