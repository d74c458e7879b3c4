import { fileURLToPath } from 'node:url';
import { selectTop } from '../../../../src/search/rank/top.ts';
import { createStemmer } from '../../../../src/search/text/stems.ts';
import { isStopWord } from '../../../../src/search/text/stop-words.ts';
import { words } from '../../../../src/search/text/tokens.ts';
import { memoryOfProcess } from '../memory.ts';
import { tell, timeKinds } from '../time-kinds.ts';
import type { PeerTask } from './peer-task.ts';
import { readTexts } from './read-texts.ts';

const K1 = 1.2;
const B = 0.75;
const TITLE = 0.3;
const RESULTS = 10;
const FIRST_ROOM = 4;

/**
 * The papers with a stem: their numbers, and how often text and title contain it; the arrays grow by half when full.
 */
interface Postings {
  documents: Uint32Array;
  counts: Uint8Array;
  length: number;
  inTitles: number;
}

/** BM25 of text and title over typed arrays, which reads every posting of every query word, and does nothing else. */
async function measure({ catalog, papers, asked }: PeerTask): Promise<void> {
  const begin = performance.now();
  const stem = createStemmer();
  const postings = new Map<string, Postings>();
  const textLengths = new Uint16Array(papers);
  const titleLengths = new Uint8Array(papers);
  const stemsOf = (text: string) => words(text).flatMap((word) => (isStopWord(word) ? [] : stem(word)));
  let document = 0;
  for await (const { title, abstract } of readTexts(catalog)) {
    const inTitle = stemsOf(title);
    const counts = new Map<string, number>();
    for (const one of inTitle) counts.set(one, Math.min((counts.get(one) ?? 0) + 65, 255));
    const inAbstract = stemsOf(abstract);
    for (const one of inAbstract) counts.set(one, Math.min((counts.get(one) ?? 0) + 1, 255));
    titleLengths[document] = inTitle.length;
    textLengths[document] = inTitle.length + inAbstract.length;
    for (const [one, count] of counts) add(postings, one, document, count);
    document++;
  }
  tell({ buildSeconds: (performance.now() - begin) / 1_000 });

  const textNorm = norms(textLengths);
  const titleNorm = norms(titleLengths);
  const sums = new Float32Array(papers);
  const touched = new Uint32Array(papers);
  const idf = (n: number) => Math.log(1 + (papers - n + 0.5) / (n + 0.5));

  function search(text: string): number {
    let count = 0;
    for (const one of new Set(stemsOf(text))) {
      const list = postings.get(one);
      if (list === undefined) continue;
      const { documents, counts, length } = list;
      const inTexts = (K1 + 1) * idf(length);
      const inTitles = TITLE * (K1 + 1) * idf(list.inTitles);
      for (let p = 0; p < length; p++) {
        const d = documents[p] ?? 0;
        const both = counts[p] ?? 0;
        const inText = both & 63;
        const inTitle = both >> 6;
        let score = (inTexts * inText) / (inText + (textNorm[d] ?? 0));
        if (inTitle !== 0) score += (inTitles * inTitle) / (inTitle + (titleNorm[d] ?? 0));
        const sum = sums[d] ?? 0;
        if (sum === 0) touched[count++] = d;
        sums[d] = sum + score;
      }
    }
    const found = touched.subarray(0, count);
    const { length } = selectTop(found, RESULTS, (d) => sums[d] ?? 0);
    for (const d of found) sums[d] = 0;
    return length;
  }

  await timeKinds(asked, { keywords: search, questions: search });
  tell(memoryOfProcess());
}

function add(postings: Map<string, Postings>, stem: string, document: number, count: number): void {
  let list = postings.get(stem);
  if (list === undefined) {
    list = {
      documents: new Uint32Array(FIRST_ROOM),
      counts: new Uint8Array(FIRST_ROOM),
      length: 0,
      inTitles: 0,
    };
    postings.set(stem, list);
  } else if (list.length === list.documents.length) {
    const room = Math.ceil(list.length * 1.5);
    const [documents, counts] = [new Uint32Array(room), new Uint8Array(room)];
    documents.set(list.documents);
    counts.set(list.counts);
    Object.assign(list, { documents, counts });
  }
  list.documents[list.length] = document;
  list.counts[list.length] = count;
  list.length++;
  if (count >> 6 > 0) list.inTitles++;
}

function norms(lengths: Uint16Array | Uint8Array): Float32Array {
  let total = 0;
  for (const length of lengths) total += length;
  const average = Math.max(1, total / lengths.length);
  return Float32Array.from(lengths, (length) => K1 * (1 - B + (B * length) / average));
}

/** Was this file started rather than imported? */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await measure(JSON.parse(process.argv[2] ?? '{}'));
}
