import { isStopWord } from '../text/stop-words.ts';
import { words } from '../text/tokens.ts';

/** Titles with fewer words look like topics; longer texts are passages. */
const FEWEST = 4;
const MOST = 20;
/** A lower-case sentence that is a title is short. */
const MOST_OF_SENTENCE = 8;
/** Share of content words that are capitalized in title case. */
const CAPITALS = 0.75;
const FEWEST_CAPITALS = 3;
/** A name and its explanation: `BERT: Pre-training of …`. */
const HEADED = /^[^:]{2,40}:\s+\S/;
const ASKING =
  /^(?:how|what|why|which|who|whom|whose|when|where|is|are|was|were|do|does|did|can|could|should|will|would|has|have|i|we|please|show|find|give|list|tell|any|papers?|articles?)\b/i;
const VERBS: ReadonlySet<string> = new Set(['is', 'are']);
const SPEAKING: ReadonlySet<string> = new Set(['you', 'we', 'your', 'our', 'not', 'all']);
/** A title with this share of the words may be the intended one. */
const SHARE = 0.6;

/**
 * Whether a query is written like a title rather than a topic: in title case, headed by a name, or as a sentence that
 * isn't a question. Most lower-case titles can't be told from topics.
 */
export function looksLikeTitle(query: string): boolean {
  const text = query.trim();
  const all = words(text);
  if (all.length < FEWEST || all.length > MOST || /[?？"]/.test(text)) return false;
  if (HEADED.test(text)) return true;
  const content = text
    .split(/\s+/)
    .filter((piece) => /^\P{L}*\p{L}/u.test(piece) && !isStopWord(words(piece)[0] ?? ''));
  const capital = content.filter((piece) => /^\P{L}*\p{Lu}/u.test(piece));
  const shouted = content.filter((piece) => !/\p{Ll}/u.test(piece));
  if (
    capital.length >= Math.max(FEWEST_CAPITALS, CAPITALS * content.length) &&
    shouted.length < content.length / 2 &&
    // People's names have no small words between them.
    all.some(isStopWord)
  )
    return true;
  const isSentence = all.slice(1).some((word) => VERBS.has(word)) && all.some((word) => SPEAKING.has(word));
  return isSentence && content.length > 1 && all.length <= MOST_OF_SENTENCE && !ASKING.test(text);
}

/**
 * Whether a query is a title that no paper found for it has, exactly or nearly.
 *
 * @param stem of a folded word.
 */
export function isMissingTitle(
  query: string,
  titles: readonly string[],
  stem: (word: string) => string,
): boolean {
  if (titles.length === 0 || !looksLikeTitle(query)) return false;
  const wanted = new Set(stemsOf(query));
  return !titles.some((title) => {
    const held = new Set(stemsOf(title));
    return [...wanted].filter((word) => held.has(word)).length >= SHARE * wanted.size;
  });

  function stemsOf(text: string): string[] {
    return words(text)
      .filter((word) => !isStopWord(word))
      .map(stem);
  }
}
