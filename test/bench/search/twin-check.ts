import { evaluate } from '../../../src/search/eval/evaluate.ts';
import type { BenchArguments, Table } from '../bench.ts';
import { type Collection, readCollection } from './collections.ts';
import { createLuceneTwin, createTwin, type Twin } from './lucene-twin.ts';

/** Anserini's regressions `beir-v1.0.0-scifact-flat` and `cacm`, and Pyserini's list of prebuilt indexes. */
const PUBLISHED = { terms: 838_128, distinctTerms: 28_865, map: 0.3123, precision30: 0.1942 };
const DEEP = 1_000;

/** The twin's figures, each beside the published one; undefined if the collections are missing. */
export function twinFigures():
  | (readonly [figure: string, twin: number, published: number, by: string])[]
  | undefined {
  const scifact = readCollection('scifact-train');
  const cacm = readCollection('cacm');
  if (scifact === undefined || cacm === undefined) return undefined;
  const { terms, distinctTerms } = createTwin(scifact.papers);
  const { map, precision30 } = deepFigures(cacm, createTwin(cacm.papers));
  return [
    ['SciFact: terms of its 5,183 texts', terms, PUBLISHED.terms, 'Anserini, scifact-flat'],
    ['SciFact: different terms', distinctTerms, PUBLISHED.distinctTerms, 'Pyserini, scifact.flat'],
    ['CACM: mean average precision', rounded(map), PUBLISHED.map, 'Anserini, cacm'],
    ['CACM: precision at 30', rounded(precision30), PUBLISHED.precision30, 'Anserini, cacm'],
  ];
}

/**
 * The twin of Lucene's BM25 beside figures that Anserini, which runs Lucene, has published for the same collections.
 */
export async function twinTable({ quick, progress }: BenchArguments): Promise<Table> {
  progress('the twin beside published figures');
  const rows = twinFigures();
  return {
    title: "The twin of Lucene's BM25 beside published figures of Lucene",
    columns: ['figure', 'twin', 'published', 'by'],
    rows: rows ?? [],
    notes:
      rows === undefined
        ? ['The data in ../shared is absent, so there is nothing to measure.']
        : [
            'Anserini indexes the whole page of each CACM paper, with authors, dates and the numbers of cited papers; here it is title and abstract. Its .679 for nDCG@10 on SciFact is of the test queries, which are not given here; the twin is measured on the training queries.',
            ...(quick ? [] : [await lengthNote()]),
          ],
  };
}

function deepFigures({ queries, judgements }: Collection, twin: Twin) {
  let map = 0;
  let precision30 = 0;
  let judged = 0;
  for (const { id, text } of queries) {
    const relevant = judgements.get(id);
    if (relevant === undefined) continue;
    judged++;
    let hits = 0;
    let precisions = 0;
    twin.score(text, DEEP).forEach((found, rank) => {
      if (!relevant.has(found.id)) return;
      hits++;
      precisions += hits / (rank + 1);
      if (rank < 30) precision30 += 1 / 30;
    });
    map += precisions / relevant.size;
  }
  return { map: map / judged, precision30: precision30 / judged };
}

async function lengthNote(): Promise<string> {
  const figures: string[] = [];
  for (const name of ['scifact-train', 'cacm', 'cisi']) {
    const collection = readCollection(name);
    if (collection === undefined) continue;
    const { papers, queries, judgements } = collection;
    const measured = async (lengthsInAByte: boolean) =>
      (await evaluate(queries, judgements, createLuceneTwin(papers, { lengthsInAByte }))).ndcg10.toFixed(4);
    figures.push(`${name} ${await measured(false)} and ${await measured(true)}`);
  }
  return `Lucene stores the length of a text in one byte, the twin keeps it whole; nDCG@10 whole and as stored: ${figures.join(', ')}.`;
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
