import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestShares } from '../../../../src/search/index/block-best.ts';
import { BM25 } from '../../../../src/search/index/bm25.ts';
import { spellingsOf } from '../../../../src/search/index/build-authors.ts';
import type { IndexedText } from '../../../../src/search/index/indexed-text.ts';
import { openLexicon } from '../../../../src/search/index/lexicon.ts';
import type { PackedIndex } from '../../../../src/search/index/packed-index.ts';
import { documentsHolding } from '../../../../src/search/index/postings.ts';
import { replaceTexts } from '../../../../src/search/index/replace/replace-texts.ts';
import { startAt } from '../../../../src/search/index/starts.ts';
import { type PackedStrings, stringAt } from '../../../../src/search/index/strings.ts';
import { growIndex } from '../../../../src/search/index/tail/grow.ts';
import { mergeIndex } from '../../../../src/search/index/tail/merge.ts';
import { createTextReader } from '../../../../src/search/index/texts.ts';
import { numbersIn } from '../../../../src/search/index/three-bytes.ts';
import { openTitleWords, titleWordsIn } from '../../../../src/search/index/title-words.ts';
import { indexOf, madeText } from '../../../support/made-texts.ts';

const word = fc.oneof(
  fc.constantFrom('owl', 'owls', 'the', 'of', 'nets', 'net', 'Łódź', 'BERT:', 'GloVe'),
  fc.nat(60).map((n) => `w${n}x`),
  fc.nat(100_000).map((n) => `q${n}`),
);
const paper = madeText(word, ['loud owl nets (LON)', 'very large owls (VLO)']);

/** The content of an index by text, not by number: numbers differ if it knows words that no paper has. */
function saidBy(index: PackedIndex) {
  const { documents, words, stems, names, titleStart, authorStart, authorName, postingStart } = index;
  const reader = createTextReader(index);
  const titleWord = openTitleWords(index.titleWords);
  const sizeOf = ({ starts }: PackedStrings) => starts.length - 1;
  const byText = (list: PackedStrings, heldBy: (number: number) => unknown[]) =>
    Array.from(
      { length: sizeOf(list) },
      (_, number) => [stringAt(list, number), heldBy(number)] as const,
    ).filter(([, held]) => held.length > 0);
  const papers = Array.from({ length: documents }, (_, document) => {
    const text = [...reader.words(document)].map((one) => stringAt(words, one));
    return {
      text,
      gaps: [...reader.gaps.subarray(0, text.length)],
      title: [...titleWordsIn(titleWord, titleStart[document] ?? 0, titleStart[document + 1] ?? 0)].map(
        (one) => stringAt(words, one),
      ),
      authors: [...authorName.subarray(authorStart[document], authorStart[document + 1])].map((one) =>
        stringAt(names, one),
      ),
    };
  });
  return {
    papers,
    titleName: [...index.titleName],
    titleOrder: [...index.titleOrder],
    lengths: [[...index.textLength], [...index.titleLength], index.textTotal, index.titleTotal],
    stems: byText(stems, (stem) => {
      const counts = index.postingCount.subarray(postingStart[stem], postingStart[stem + 1]);
      const held = [...documentsHolding(index, stem)].map((document, i) => [document, counts[i]]);
      return held.length === 0 ? [] : [...held, index.titleFrequency[stem]];
    }),
    titled: byText(words, (one) => [
      ...numbersIn(
        index.titlePostingDocument,
        index.titlePostingStart[one] ?? 0,
        index.titlePostingStart[one + 1] ?? 0,
      ),
    ]),
    named: byText(names, (name) => [
      ...numbersIn(index.nameDocument, startAt(index.nameStart, name), startAt(index.nameStart, name + 1)),
    ]),
  };
}

/** An index with some texts replaced, and one built from scratch with the new texts. */
function bothWays(
  papers: readonly IndexedText[],
  places: readonly number[],
  instead: readonly IndexedText[],
) {
  const texts = instead.slice(0, places.length);
  const first = indexOf(papers);
  const untouched = structuredClone(first);
  const replaced = replaceTexts(first, places, indexOf(texts));
  expect(first).toEqual(untouched);
  const now = papers.map((one, number) => texts[places.indexOf(number)] ?? one);
  return { replaced, built: indexOf(now), now };
}

const drawn = fc.array(paper, { minLength: 1, maxLength: 25 }).chain((papers) =>
  fc.record({
    papers: fc.constant(papers),
    places: fc
      .uniqueArray(fc.nat(papers.length - 1), { maxLength: 5 })
      .map((places) => places.sort((a, b) => a - b)),
    instead: fc.array(paper, { minLength: 5, maxLength: 5 }),
  }),
);

describe('an index with some texts replaced', () => {
  it('has the same content as one built from scratch', () => {
    fc.assert(
      fc.property(drawn, ({ papers, places, instead }) => {
        const { replaced, built } = bothWays(papers, places, instead);
        expect(saidBy(replaced)).toEqual(saidBy(built));
        expect([...replaced.blockBest]).toEqual([...bestShares(replaced, BM25)]);
        for (const list of [replaced.words, replaced.stems, replaced.nameWords]) {
          const lexicon = openLexicon(list);
          const ids = Array.from({ length: lexicon.size }, (_, id) => id);
          expect(ids.map((id) => lexicon.find(stringAt(list, id)))).toEqual(ids);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('can be appended to like any other', () => {
    fc.assert(
      fc.property(drawn, fc.array(paper, { minLength: 1, maxLength: 6 }), (all, added) => {
        const { replaced, now } = bothWays(all.papers, all.places, all.instead);
        const grown = mergeIndex(growIndex(replaced, indexOf(added)));
        expect(saidBy(grown)).toEqual(saidBy(indexOf([...now, ...added])));
      }),
      { numRuns: 30 },
    );
  });

  it('counts an acronym once if both the old and the new text of a paper explain it', () => {
    const explaining = (body: string) => ({ title: 'Nets', body, authors: ['Ada B'] });
    const papers = Array.from({ length: 2_500 }, () => explaining('Nothing.'));
    const told = explaining('We show loud owl nets (LON) here.');
    const with2 = papers.map((one, number) => (number < 2 ? told : one));
    const { replaced } = bothWays(with2, [0], [told]);
    expect(replaced.acronyms.starts).toHaveLength(1);
    const { replaced: with3 } = bothWays(with2, [2], [told]);
    expect(with3.explained).toEqual(indexOf(with2).explained);
  });

  it('knows the spelling of a new author', () => {
    const one = { title: 'Nets', body: 'Of owls.', authors: ['Ada B'] };
    const { replaced } = bothWays([one, one], [1], [{ ...one, authors: ['Ada B', 'JÜRGEN Müller'] }]);
    const forms = [0, 1].map((name) => [stringAt(replaced.names, name), spellingsOf(replaced, name)]);
    expect(forms).toEqual([
      ['ada b', ['Ada B']],
      ['jurgen muller', ['JÜRGEN Müller']],
    ]);
  });
});
