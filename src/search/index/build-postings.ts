import { bestShares } from './block-best.ts';
import { BM25 } from './bm25.ts';
import { measurePostings } from './pack-postings.ts';
import type { PackedIndex } from './packed-index.ts';
import { type PackedPostings, TEXT_COUNT_LIMIT, TITLE_COUNT_LIMIT } from './postings.ts';
import { createTextReader, type PackedTexts } from './texts.ts';

type Postings = PackedPostings & Pick<PackedIndex, 'titleFrequency'>;

interface Texts
  extends PackedTexts,
    Pick<PackedIndex, 'documents' | 'textLength' | 'titleLength' | 'textTotal' | 'titleTotal' | 'stemOf'> {
  readonly stemCount: number;
}

/** Inverts the texts in two passes: one to measure, one to write. */
export function postings(texts: Texts): Postings {
  const { documents, titleLength, stemOf, stemCount } = texts;
  const reader = createTextReader(texts);
  /** Occurrences of each stem in the current document, in its text and in its title. All zero between documents. */
  const inText = new Uint32Array(stemCount);
  const inTitle = new Uint32Array(stemCount);

  /** Visits the distinct stems of a document in order of appearance. */
  function eachStem(document: number, visit: (stem: number) => void): void {
    const words = reader.words(document);
    const title = titleLength[document] ?? 0;
    for (let i = 0; i < words.length; i++) {
      const stem = stemOf[words[i] ?? 0] ?? 0;
      inText[stem] = (inText[stem] ?? 0) + 1;
      if (i < title) inTitle[stem] = (inTitle[stem] ?? 0) + 1;
    }
    for (let i = 0; i < words.length; i++) {
      const stem = stemOf[words[i] ?? 0] ?? 0;
      if (inText[stem] === 0) continue;
      visit(stem);
      inText[stem] = 0;
      inTitle[stem] = 0;
    }
  }

  const measure = measurePostings(stemCount);
  for (let document = 0; document < documents; document++)
    eachStem(document, (stem) => measure.take(stem, document));
  const writer = measure.finish();
  const titleFrequency = new Uint32Array(stemCount);
  for (let document = 0; document < documents; document++) {
    eachStem(document, (stem) => {
      const text = Math.min(TEXT_COUNT_LIMIT, inText[stem] ?? 0);
      const title = Math.min(TITLE_COUNT_LIMIT, inTitle[stem] ?? 0);
      if (title > 0) titleFrequency[stem] = (titleFrequency[stem] ?? 0) + 1;
      writer.put(stem, document, text | (title << 6));
    });
  }
  const packed = { ...writer.postings, titleFrequency };
  return { ...packed, blockBest: bestShares({ ...texts, ...packed }, BM25), bestGrowth: 1 };
}
