import { lazily } from '../../lazily.ts';
import { openStems } from '../index/joint-lexicon.ts';
import { holdersOf } from '../index/joint-postings.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { createTextReader } from '../index/texts.ts';

/**
 * How much more often than by chance some papers (at most 65,535) discuss what a paper's title says: the mean over its
 * words of share times log(share / share among all papers). The paper itself doesn't count.
 */
export type AgreementOf = (papers: readonly number[]) => (document: number) => number;

export function createAgreement(index: PackedIndex): AgreementOf {
  const { stemOf, titleLength } = index;
  const texts = createTextReader(index);

  /** How many of the papers have each stem: their texts are read once for all comparisons. */
  function counted(papers: readonly number[]): Uint16Array {
    const counts = new Uint16Array(openStems(index).size + 1);
    /** The last paper that had each stem, counted from 1. */
    const last = new Uint16Array(counts.length);
    papers.forEach((paper, place) => {
      const text = texts.words(paper);
      for (let i = 0; i < text.length; i++) {
        const stem = stemOf[text[i] ?? 0] ?? 0;
        if (last[stem] === place + 1) continue;
        last[stem] = place + 1;
        counts[stem] = (counts[stem] ?? 0) + 1;
      }
    });
    return counts;
  }

  return (papers) => {
    const counts = lazily(() => counted(papers));
    const among = new Set(papers);
    return (document) => {
      const title = texts.words(document).subarray(0, titleLength[document] ?? 0);
      const stems = [...new Set(Array.from(title, (word) => stemOf[word] ?? 0))];
      const own = among.has(document) ? 1 : 0;
      const gains = stems.map((stem) => {
        const share = ((counts()[stem] ?? 0) - own) / Math.max(1, papers.length - own);
        const times = (share * index.documents) / Math.max(1, holdersOf(index, stem));
        return times > 1 ? share * Math.log(times) : 0;
      });
      return gains.reduce((sum, gain) => sum + gain, 0) / Math.max(1, stems.length);
    };
  };
}
