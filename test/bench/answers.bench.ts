import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { parseDailyPapers } from '../../src/catalog/sources/hugging-face.ts';
import type { Paper } from '../../src/paper/paper.ts';
import type { AnswerQuote } from '../../src/search/answer/outcome.ts';
import { createSearchEngine } from '../../src/search/engine.ts';
import { ANTHOLOGY, ANTHOLOGY_LATER } from '../search/answer/questions/anthology.ts';
import { halves } from '../search/answer/questions/asked.ts';
import { BUNDLED, BUNDLED_LATER } from '../search/answer/questions/bundled.ts';
import { FOREIGN, FOREIGN_LATER } from '../search/answer/questions/foreign.ts';
import { SAMPLE, SAMPLE_LATER } from '../search/answer/questions/sample.ts';
import { bundledCatalog } from '../search/bundled.ts';
import { sharedFile } from '../support/shared.ts';
import { type Bench, type BenchArguments, percentile, rounded, type Table } from './bench.ts';
import { readAnthology, readCollection } from './search/collections.ts';

/** A question about a catalog's papers, and whether a quote answers it. */
interface Question {
  readonly text: string;
  isAnswer(quote: AnswerQuote): boolean;
}

interface Subject {
  readonly name: string;
  readonly papers: readonly Paper[];
  /** Half of these were used to choose the constants; the rest were held out. */
  readonly questions: readonly Question[];
  /** Written once the constants were settled. */
  readonly later: readonly Question[];
}

const COLUMNS = [
  'catalog',
  'papers',
  'questions',
  'answered %',
  'first quote right %',
  'foreign answered %',
  'processor p50 ms',
  'processor p99 ms',
] as const;

/** How many questions are answered, how many correctly, and how many off-topic ones get an answer. */
export default {
  name: 'answers',
  title: 'Questions answered with a quote',
  run: async (args) => [await answersTable(args)],
} satisfies Bench;

async function answersTable({ quick, progress }: BenchArguments): Promise<Table> {
  const rows: (string | number)[][] = [];
  for (const subject of subjects(quick)) {
    progress(`${subject.name}, ${subject.papers.length.toLocaleString('en')} papers`);
    const engine = createSearchEngine({ catalog: createCatalog(subject.papers), withMeaning: true });
    for (const text of FOREIGN) await engine.answer(text);
    const belonging = halves(subject.questions);
    const foreign = halves(FOREIGN);
    const parts = [
      ['tuned on', belonging.tuned, foreign.tuned],
      ['kept aside', belonging.keptAside, foreign.keptAside],
      ['written later', subject.later, FOREIGN_LATER],
    ] as const;
    for (const [name, own, others] of parts) {
      const times: number[] = [];
      const ask = async (text: string) => {
        const begin = process.cpuUsage();
        const { quotes } = await engine.answer(text);
        const { user, system } = process.cpuUsage(begin);
        times.push((user + system) / 1000);
        return quotes;
      };
      let answered = 0;
      let right = 0;
      for (const question of own) {
        const [first] = await ask(question.text);
        if (first === undefined) continue;
        answered++;
        if (question.isAnswer(first)) right++;
      }
      let byMistake = 0;
      for (const text of others) if ((await ask(text)).length > 0) byMistake++;
      rows.push([
        subject.name,
        subject.papers.length,
        `${name}: ${own.length} and ${others.length}`,
        percent(answered, own.length),
        percent(right, own.length),
        percent(byMistake, others.length),
        rounded(percentile(times, 0.5)),
        rounded(percentile(times, 0.99)),
      ]);
    }
  }
  return {
    title: 'Questions that belong to a catalog, and foreign ones',
    columns: COLUMNS,
    rows,
    notes: [
      'Times are of the processor, after a first round of questions: other work on the machine does not show in them.',
      'Right is a paper that was expected, in the ACL Anthology one on the subject. Claims of SciFact and needs of cisi and cacm are asked as they are.',
      ...(sharedFile('data') === undefined
        ? ['The data in ../shared is absent: only the bundled catalog was asked.']
        : []),
    ],
  };
}

function percent(part: number, whole: number): number | string {
  return whole === 0 ? '' : rounded((100 * part) / whole);
}

function* subjects(quick: boolean): Generator<Subject> {
  const bundled = [...bundledCatalog('data/catalog.jsonl').all()];
  yield {
    name: 'bundled',
    papers: bundled,
    questions: BUNDLED.map(expecting),
    later: BUNDLED_LATER.map(expecting),
  };
  const sample = readSample();
  if (sample !== undefined) {
    yield {
      name: 'with a sample of Hugging Face',
      papers: [...bundled, ...sample],
      questions: [...BUNDLED, ...SAMPLE].map(expecting),
      later: [...BUNDLED_LATER, ...SAMPLE_LATER].map(expecting),
    };
  }
  if (quick) return;
  for (const name of ['cisi', 'cacm', 'scifact-train']) {
    const collection = readCollection(name);
    if (collection === undefined) continue;
    const questions = collection.queries.map(({ id, text }) => {
      const judged = collection.judgements.get(id);
      return expecting([text, [...(judged ?? [])].flatMap(([paper, grade]) => (grade > 0 ? [paper] : []))]);
    });
    yield { name, papers: collection.papers, questions, later: [] };
  }
  const anthology = readAnthology();
  if (anthology === undefined) return;
  yield {
    name: 'ACL Anthology',
    papers: anthology,
    questions: ANTHOLOGY.map(speakingOf),
    later: ANTHOLOGY_LATER.map(speakingOf),
  };
}

function expecting([text, papers]: readonly [string, readonly string[]]): Question {
  return { text, isAnswer: ({ paper }) => papers.includes(paper.id) };
}

function speakingOf([text, about]: readonly [string, RegExp]): Question {
  return { text, isAnswer: ({ paper, sentence }) => about.test(`${paper.title} ${sentence}`) };
}

function readSample(): Paper[] | undefined {
  const folder = sharedFile('data/hf-sample');
  if (folder === undefined) return undefined;
  const papers = new Map<string, Paper>();
  for (const file of readdirSync(folder)) {
    for (const paper of parseDailyPapers(readFileSync(join(folder, file), 'utf8')).papers) {
      papers.set(paper.id, paper);
    }
  }
  return [...papers.values()];
}
