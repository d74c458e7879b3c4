import { createCatalog } from '../../src/catalog/catalog.ts';
import type { Paper } from '../../src/paper/paper.ts';
import type { AnswerQuote } from '../../src/search/answer/outcome.ts';
import { createSearchEngine, type LocalEngine } from '../../src/search/engine.ts';
import { FOREIGN_LATER, FOREIGN as MORE_FOREIGN } from '../search/answer/questions/foreign.ts';
import { bundledCatalog } from '../search/bundled.ts';
import { type AskedOf, judge } from './ask/asked.ts';
import * as fresh from './ask/fresh-questions.ts';
import * as kept from './ask/test-questions.ts';
import * as tuning from './ask/tuning-questions.ts';
import { type Bench, type BenchArguments, rounded, type Table } from './bench.ts';
import { readAnthology } from './search/collections.ts';

const COLUMNS = [
  'catalog',
  'half',
  'questions',
  'shown %',
  'right paper first %',
  'right paper in three %',
  'quote answers %',
  'first quote of a wrong paper %',
  'any quote of a wrong paper %',
  'foreign answered %',
  'about the bot, told %',
] as const;

interface Questions {
  readonly tuning: readonly AskedOf[];
  readonly test: readonly AskedOf[];
}

interface Half {
  readonly name: string;
  readonly questions: readonly AskedOf[];
  readonly foreign: readonly string[];
  readonly aboutTheBot: readonly string[];
}

/** How many questions are answered by the right papers, in their words, and how many get no answer. */
export default {
  name: 'ask',
  title: 'What `/ask` says',
  options: { misses: { type: 'boolean' } },
  run: async (args) => [await askTable(args)],
} satisfies Bench;

async function askTable({ quick, progress, options }: BenchArguments): Promise<Table> {
  const rows: (string | number)[][] = [];
  const anthology = quick ? undefined : readAnthology();
  const subjects: (readonly [string, readonly Paper[], Questions])[] = [
    [
      'bundled',
      [...bundledCatalog('data/catalog.jsonl').all()],
      { tuning: tuning.BUNDLED, test: kept.BUNDLED },
    ],
    ...(anthology === undefined
      ? []
      : [['ACL Anthology', anthology, { tuning: tuning.ANTHOLOGY, test: kept.ANTHOLOGY }] as const]),
  ];
  for (const [name, papers, list] of subjects) {
    progress(`${name}, ${papers.length.toLocaleString('en')} papers`);
    const engine = createSearchEngine({ catalog: createCatalog(papers), withMeaning: true });
    const halves: readonly Half[] = [
      { name: 'tuning', questions: list.tuning, foreign: tuning.FOREIGN, aboutTheBot: tuning.ABOUT_THE_BOT },
      { name: 'test', questions: list.test, foreign: kept.FOREIGN, aboutTheBot: kept.ABOUT_THE_BOT },
      {
        name: 'fresh',
        questions: name === 'bundled' ? [] : fresh.ANTHOLOGY,
        foreign: [...fresh.FOREIGN, ...fresh.LAST_FOREIGN],
        aboutTheBot: [...fresh.ABOUT_THE_BOT, ...fresh.LAST_ABOUT_THE_BOT],
      },
      { name: 'earlier', questions: [], foreign: [...MORE_FOREIGN, ...FOREIGN_LATER], aboutTheBot: [] },
    ];
    for (const half of halves) {
      // Only the half for tuning reveals what went wrong.
      const tell = options.misses === true && half.name === 'tuning' ? progress : undefined;
      rows.push([name, ...(await rowOf(engine, half, tell))]);
    }
  }
  return {
    title: 'Questions that papers answer, foreign ones, and those about the bot',
    columns: COLUMNS,
    rows,
    notes: [
      'Right is a paper named beside the question; a quote answers that is of one and holds the words that were read to answer.',
      ...(anthology === undefined && !quick
        ? ['The data in ../shared is absent: only the bundled catalog was asked.']
        : []),
    ],
  };
}

async function rowOf(
  engine: LocalEngine,
  { name, questions, foreign, aboutTheBot }: Half,
  tell?: (line: string) => void,
): Promise<(string | number)[]> {
  const ask = async (question: string) => (await engine.answer(question)).quotes;
  const miss = (fault: string, { question }: AskedOf, shown: readonly AnswerQuote[]) =>
    tell?.(`${fault}: ${question}\n${shown.map(told).join('\n')}`);
  const judged = await judge(questions, ask, miss);
  let byMistake = 0;
  for (const question of foreign) {
    const shown = await ask(question);
    if (shown.length > 0) {
      byMistake++;
      tell?.(`foreign: ${question}\n${shown.map(told).join('\n')}`);
    }
  }
  let helped = 0;
  for (const question of aboutTheBot) {
    if ((await engine.answer(question)).isAboutTheBot === true) helped++;
    else tell?.(`about the bot: ${question}`);
  }
  return [
    name,
    `${questions.length} + ${foreign.length} + ${aboutTheBot.length}`,
    percent(judged.answered, judged.asked),
    percent(judged.rightFirst, judged.asked),
    percent(judged.rightInThree, judged.asked),
    percent(judged.quoteAnswers, judged.quotable),
    percent(judged.wrongFirst, judged.asked),
    percent(judged.wrongAny, judged.asked),
    percent(byMistake, foreign.length),
    percent(helped, aboutTheBot.length),
  ];
}

function told({ paper, sentence }: AnswerQuote): string {
  return `      ${paper.id} ${paper.title} > ${sentence ?? '(no quote)'}`;
}

function percent(part: number, whole: number): number | string {
  return whole === 0 ? '' : rounded((100 * part) / whole);
}
