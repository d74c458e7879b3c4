import MiniSearch from 'minisearch';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { evaluate, type Rank } from '../../../src/search/eval/evaluate.ts';
import { ndcg } from '../../../src/search/eval/metrics.ts';
import { isStopWord } from '../../../src/search/text/stop-words.ts';
import { words } from '../../../src/search/text/tokens.ts';
import type { BenchArguments, Table } from '../bench.ts';
import {
  type Collection,
  readAnthology,
  readCollection,
  readJudgementFile,
  readQueryFile,
} from './collections.ts';
import { createLuceneTwin } from './lucene-twin.ts';
import { tfIdfCosine } from './tf-idf.ts';

const COLLECTIONS = ['scifact-train', 'cacm', 'cisi'];
const ABSENT = 'The data in ../shared is absent, so there is nothing to measure.';

/** Ranking quality for full queries, and for short ones made from them. */
export async function relevanceTables({ progress }: BenchArguments): Promise<Table[]> {
  const whole: (string | number)[][] = [];
  const short: (string | number)[][] = [];
  const gains: number[] = [];
  for (const name of COLLECTIONS) {
    const collection = readCollection(name);
    if (collection === undefined) continue;
    progress(`relevance: ${name}`);
    const ranks = ranksOf(collection.papers);
    const rows: number[] = [];
    for (const [engine, rank] of ranks) {
      const { ndcg10, recall100, mrr10 } = await evaluate(collection.queries, collection.judgements, rank);
      whole.push([name, engine, figure(ndcg10), figure(recall100), figure(mrr10)]);
      rows.push(ndcg10);
    }
    const [twin = 1, , ours = 0] = rows;
    gains.push(ours / twin - 1);
    for (const length of [1, 2, 3]) {
      const queries = shortened(collection, length);
      const figures: number[] = [];
      for (const [, rank] of ranks)
        figures.push(figure((await evaluate(queries, collection.judgements, rank)).ndcg10));
      short.push([name, length, ...figures]);
    }
  }
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / Math.max(1, gains.length);
  const note =
    gains.length === 0 ? ABSENT : `Mean gain over the twin in nDCG@10: ${(mean * 100).toFixed(1)} %.`;
  return [
    {
      title: 'Relevance of whole queries',
      columns: ['collection', 'engine', 'nDCG@10', 'Recall@100', 'MRR@10'],
      rows: whole,
      notes: [note],
    },
    {
      title: 'Relevance of short queries (the rarest words in a row of each query), nDCG@10',
      columns: ['collection', 'words', "Lucene's BM25 (twin)", 'MiniSearch, defaults', 'Paperboy'],
      rows: short,
    },
  ];
}

/** Similar papers, against simple similarity measures. */
export async function similarTable({ progress }: BenchArguments): Promise<Table> {
  const title = 'Similar papers (csfcube, a paper as the query)';
  const columns = ['measure', 'nDCG@10', 'nDCG@20'];
  const collection = readCollection('csfcube');
  if (collection === undefined) return { title, columns, rows: [], notes: [ABSENT] };
  progress('relevance: csfcube');
  const byId = new Map(collection.papers.map((paper) => [paper.id, paper]));
  const engine = createSearchEngine({ catalog: createCatalog(collection.papers) });
  const twin = createLuceneTwin(collection.papers);
  const cosine = tfIdfCosine(collection.papers);
  const measures: [string, (id: string) => readonly string[] | Promise<readonly string[]>][] = [
    ['TF-IDF cosine', (id) => cosine(id, 100)],
    [
      "Lucene's BM25, title as query",
      (id) => twin(byId.get(id)?.title ?? '', 101).filter((one) => one !== id),
    ],
    ['Paperboy', async (id) => (await engine.similar(id, 100)).map(({ paper }) => paper.id)],
  ];
  const rows: (string | number)[][] = [];
  for (const [name, measure] of measures) {
    let ten = 0;
    let twenty = 0;
    let count = 0;
    for (const { id, paper } of collection.queries) {
      const judgements = collection.judgements.get(id);
      if (judgements === undefined || paper === undefined) continue;
      const ranked = await measure(paper);
      ten += ndcg(ranked, judgements, 10);
      twenty += ndcg(ranked, judgements, 20);
      count++;
    }
    rows.push([name, figure(ten / count), figure(twenty / count)]);
  }
  return { title, columns, rows };
}

/** Known items in the ACL Anthology: mistyped parts of titles, and beginnings of titles. */
export async function knownItemTable({ quick, progress }: BenchArguments): Promise<Table> {
  const title = 'Known items among 103,514 papers';
  const columns = ['queries', 'first', 'in the first ten'];
  const papers = quick ? undefined : readAnthology();
  if (papers === undefined)
    return { title, columns, rows: [], notes: [quick ? 'Left out in quick mode.' : ABSENT] };
  progress('known items: indexing the ACL Anthology');
  const engine = createSearchEngine({ catalog: createCatalog(papers), withMeaning: true });
  const typos = await shares('acl-typo', async (text) => {
    const { hits } = await engine.find({ query: text });
    return hits.map(({ paper }) => paper.id);
  });
  const prefixes = await shares('acl-prefix', async (text) =>
    engine.suggest('paper', text, 10).map(({ value }) => value),
  );
  return {
    title,
    columns,
    rows: [
      ['acl-typo: one or two words of a title misspelt', ...typos],
      ['acl-prefix: the beginning of a title, autocomplete', ...prefixes],
    ],
  };
}

async function shares(name: string, answer: (text: string) => Promise<string[]>) {
  const queries = readQueryFile(name) ?? [];
  const judgements = readJudgementFile(name);
  let first = 0;
  let ten = 0;
  for (const { id, text } of queries) {
    const at = (await answer(text)).findIndex((paper) => judgements?.get(id)?.has(paper));
    if (at === 0) first++;
    if (at >= 0 && at < 10) ten++;
  }
  return [first, ten].map((count) => `${((100 * count) / Math.max(1, queries.length)).toFixed(1)} %`);
}

function ranksOf(papers: readonly Paper[]): [string, Rank][] {
  const engine = createSearchEngine({ catalog: createCatalog(papers), withMeaning: true });
  const plain = new MiniSearch<{ id: string; title: string; abstract: string }>({
    fields: ['title', 'abstract'],
  });
  plain.addAll(papers.map(({ id, title, abstract = '' }) => ({ id, title, abstract })));
  return [
    ["Lucene's BM25 (twin)", createLuceneTwin(papers)],
    [
      'MiniSearch, defaults',
      (text, limit) =>
        plain
          .search(text)
          .slice(0, limit)
          .map(({ id }) => String(id)),
    ],
    ['Paperboy', async (text, limit) => (await engine.rank(text, limit)).map(({ paper }) => paper.id)],
  ];
}

/** Cuts each query to the neighbouring words that are rarest together. */
function shortened({ papers, queries }: Collection, length: number) {
  const frequency = new Map<string, number>();
  for (const { title, abstract = '' } of papers) {
    for (const word of new Set(words(`${title} ${abstract}`)))
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const rarity = (word: string) => Math.min(6, Math.log(papers.length / (frequency.get(word) ?? 1)));
  return queries.map(({ id, text }) => {
    const telling = words(text).filter((word) => !isStopWord(word) && (frequency.get(word) ?? 0) > 1);
    let best = telling;
    let most = -1;
    for (let from = 0; from + length <= telling.length; from++) {
      const run = telling.slice(from, from + length);
      const sum = run.reduce((total, word) => total + rarity(word), 0);
      if (sum > most) {
        most = sum;
        best = run;
      }
    }
    return { id, text: best.join(' ') };
  });
}

function figure(value: number): number {
  return Number(value.toFixed(3));
}
