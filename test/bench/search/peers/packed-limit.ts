import { createIndexBuilder } from '../../../../src/search/index/build.ts';
import { indexedText } from '../../../../src/search/index/indexed-text.ts';
import { NONE, openLexicon } from '../../../../src/search/index/lexicon.ts';
import { editDistance, TOO_FAR } from '../../../../src/search/query/edit-distance.ts';
import { allowedEdits } from '../../../../src/search/query/spelling.ts';
import { createQueryReader, rankable } from '../../../../src/search/query/terms.ts';
import { createScorer } from '../../../../src/search/rank/scorer.ts';
import { WEIGHTS } from '../../../../src/search/rank/weights.ts';
import { type Peer, RESULTS } from '../peer.ts';

/** The practical limit: BM25 over packed postings and nothing else; unknown words take the nearest known ones. */
export default {
  name: 'packed arrays (the limit)',
  async build(papers) {
    const builder = createIndexBuilder();
    for (const paper of papers) builder.add(indexedText(paper));
    const index = builder.finish();
    const lexicon = openLexicon(index.words);
    const scorer = createScorer(index, WEIGHTS);
    const reader = createQueryReader(index, lexicon, openLexicon(index.stems));
    const byLength = new Map<number, string[]>();
    for (let word = 0; word < lexicon.size; word++) {
      const text = lexicon.at(word);
      const list = byLength.get(text.length) ?? [];
      list.push(text);
      byLength.set(text.length, list);
    }
    const search = (text: string) => {
      const { terms } = rankable(reader.read(text));
      return scorer.score({ terms, limit: RESULTS, enough: 0 }).top.length;
    };
    return {
      search,
      typos(text) {
        const known = reader.read(text).map((word) => {
          const bound = word.stem === NONE && !word.isStop ? allowedEdits(word.text.length) : 0;
          for (
            let length = word.text.length - bound;
            bound > 0 && length <= word.text.length + bound;
            length++
          ) {
            const near = byLength
              .get(length)
              ?.find((one) => one[0] === word.text[0] && editDistance(one, word.text, bound) !== TOO_FAR);
            if (near !== undefined) return near;
          }
          return word.text;
        });
        return search(known.join(' '));
      },
      complete(typed) {
        const [low, high] = lexicon.prefixRange(typed.split(' ').at(-1) ?? '');
        return high - low;
      },
    };
  },
} satisfies Peer;
