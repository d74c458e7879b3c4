import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Paper } from '../../../src/paper/paper.ts';
import type { Judgements } from '../../../src/search/eval/metrics.ts';
import { type Query, readJudgements, readQueries } from '../../../src/search/eval/trec.ts';
import { sharedFile } from '../../support/shared.ts';

/** A test collection: papers, queries, and which papers are relevant to each. */
export interface Collection {
  readonly papers: readonly Paper[];
  readonly queries: readonly (Query & { readonly paper?: string })[];
  readonly judgements: ReadonlyMap<string, Judgements>;
}

/** Reads a collection from the data beside the repository; undefined if it is missing. */
export function readCollection(name: string): Collection | undefined {
  const [corpus, queries, judgements] = ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((file) =>
    sharedFile(`data/ir/${name}/${file}`),
  );
  if (!corpus || !queries || !judgements) return undefined;
  const text = readFileSync(queries, 'utf8');
  const asked: { doc?: string }[] = lines(text);
  return {
    papers: papersOf(readFileSync(corpus, 'utf8')),
    queries: readQueries(text).map((query, i) => {
      const paper = asked[i]?.doc;
      return paper === undefined ? query : { ...query, paper };
    }),
    judgements: readJudgements(readFileSync(judgements, 'utf8')),
  };
}

/** The 103,514 papers of the ACL Anthology, or undefined if they are missing. */
export function readAnthology(): Paper[] | undefined {
  const file = sharedFile('data/acl-anthology.jsonl.gz');
  return file === undefined ? undefined : papersOf(gunzipSync(readFileSync(file)).toString());
}

/** Queries of a collection without its own corpus (`acl-typo`, `acl-prefix`), or undefined. */
export function readQueryFile(name: string): Query[] | undefined {
  const file = sharedFile(`data/ir/${name}/queries.jsonl`);
  return file === undefined ? undefined : readQueries(readFileSync(file, 'utf8'));
}

/** Which papers answer the queries of `readQueryFile`. */
export function readJudgementFile(name: string): Map<string, Judgements> | undefined {
  const file = sharedFile(`data/ir/${name}/qrels.tsv`);
  return file === undefined ? undefined : readJudgements(readFileSync(file, 'utf8'));
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly authors?: readonly string[];
  readonly [fact: string]: unknown;
}

/** The rows as papers, without validation; a missing fact is `null` there and absent here. */
function papersOf(text: string): Paper[] {
  return lines<Row>(text).map(({ id, title, authors, ...facts }) => ({
    id,
    title,
    authors: authors ?? [],
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)),
  }));
}

function lines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
