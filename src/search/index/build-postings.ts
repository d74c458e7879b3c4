import { bestShares } from './block-best.ts';
import { BM25 } from './bm25.ts';
import type { PackedIndex } from './packed-index.ts';
import { type PackedPostings, packDocuments, TEXT_COUNT_LIMIT, TITLE_COUNT_LIMIT } from './postings.ts';

type Postings = PackedPostings & Pick<PackedIndex, 'titleFrequency'>;

interface Texts
  extends Pick<
    PackedIndex,
    | 'documents'
    | 'sequenceStart'
    | 'sequence'
    | 'textLength'
    | 'titleLength'
    | 'textTotal'
    | 'titleTotal'
    | 'stemOf'
  > {
  readonly stemCount: number;
}

/** Inverts the sequences: once over them to count, once to fill. */
export function postings(texts: Texts): Postings {
  const { documents, sequenceStart, sequence, titleLength, stemOf, stemCount } = texts;
  const lastSeen = new Uint32Array(stemCount);
  const postingStart = new Uint32Array(stemCount + 1);
  for (let document = 0; document < documents; document++) {
    for (let i = sequenceStart[document] ?? 0; i < (sequenceStart[document + 1] ?? 0); i++) {
      const stem = stemOf[sequence[i] ?? 0] ?? 0;
      if (lastSeen[stem] === document + 1) continue;
      lastSeen[stem] = document + 1;
      postingStart[stem + 1] = (postingStart[stem + 1] ?? 0) + 1;
    }
  }
  for (let stem = 0; stem < stemCount; stem++) {
    postingStart[stem + 1] = (postingStart[stem + 1] ?? 0) + (postingStart[stem] ?? 0);
  }
  const total = postingStart[stemCount] ?? 0;
  const postingDocument = new Uint32Array(total);
  const postingCount = new Uint8Array(total);
  const titleFrequency = new Uint32Array(stemCount);
  const next = postingStart.slice(0, stemCount);
  const place = new Uint32Array(stemCount);
  lastSeen.fill(0);
  for (let document = 0; document < documents; document++) {
    const start = sequenceStart[document] ?? 0;
    const titleEnd = start + (titleLength[document] ?? 0);
    for (let i = start; i < (sequenceStart[document + 1] ?? 0); i++) {
      const stem = stemOf[sequence[i] ?? 0] ?? 0;
      if (lastSeen[stem] !== document + 1) {
        lastSeen[stem] = document + 1;
        const fresh = next[stem] ?? 0;
        next[stem] = fresh + 1;
        place[stem] = fresh;
        postingDocument[fresh] = document;
        if (i < titleEnd) titleFrequency[stem] = (titleFrequency[stem] ?? 0) + 1;
      }
      const at = place[stem] ?? 0;
      const count = postingCount[at] ?? 0;
      const inText = Math.min(TEXT_COUNT_LIMIT, (count & 63) + 1);
      const inTitle = Math.min(TITLE_COUNT_LIMIT, (count >> 6) + (i < titleEnd ? 1 : 0));
      postingCount[at] = inText | (inTitle << 6);
    }
  }
  const packed = {
    postingStart,
    postingCount,
    titleFrequency,
    ...packDocuments(postingStart, postingDocument),
  };
  return { ...packed, blockBest: bestShares({ ...texts, ...packed }, BM25) };
}
