import { createIndexBuilder } from '../../../../../src/search/index/build.ts';
import { indexedText } from '../../../../../src/search/index/indexed-text.ts';
import { NONE, openLexicon } from '../../../../../src/search/index/lexicon.ts';
import { createStemmer } from '../../../../../src/search/text/stems.ts';
import { isStopWord } from '../../../../../src/search/text/stop-words.ts';
import { words } from '../../../../../src/search/text/tokens.ts';
import { createBm25 } from '../packed/bm25.ts';
import { createNearStems } from '../packed/near-stems.ts';
import { createTitleLookUp } from '../packed/titles.ts';
import { LIMIT, type Peer, RESULTS } from '../peer.ts';

/** A stem in fewer papers than this counts as misspelt. */
const RARE = 3;

/** The practical limit: the same words in the same typed arrays, plain BM25, and nothing that people need besides. */
export default {
  name: LIMIT,
  settings:
    'BM25 of text and title over typed arrays with the words that Paperboy indexes; a stem of fewer than three papers is joined by all stems near it; autocomplete takes the first titles that hold the words, unranked',
  async build({ papers }) {
    const builder = createIndexBuilder();
    for (const paper of papers) builder.add(indexedText(paper));
    const index = builder.finish();
    const stems = openLexicon(index.stems);
    const bm25 = createBm25(index);
    const near = createNearStems(stems);
    const titles = createTitleLookUp(index, openLexicon(index.words));
    const stemmed = createStemmer();
    const stemsOf = (text: string) => words(text).flatMap((word) => (isStopWord(word) ? [] : stemmed(word)));
    const papersWith = (stem: number) =>
      stem === NONE ? 0 : (index.postingStart[stem + 1] ?? 0) - (index.postingStart[stem] ?? 0);

    function query(text: string, forgiving: boolean): [number, number][] {
      const weights = new Map<number, number>();
      for (const written of stemsOf(text)) {
        const stem = stems.find(written);
        if (stem !== NONE) weights.set(stem, (weights.get(stem) ?? 0) + 1);
        if (!forgiving || papersWith(stem) >= RARE) continue;
        for (const [other, weight] of near(written))
          weights.set(other, Math.max(weights.get(other) ?? 0, weight));
      }
      return [...weights];
    }

    return {
      search: (text) => bm25(query(text, false), RESULTS),
      typos: (text) => bm25(query(text, true), RESULTS),
      complete: (typed) => titles(typed, RESULTS),
    };
  },
} satisfies Peer;
