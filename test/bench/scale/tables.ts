import { rounded, type Table } from '../bench.ts';
import type { Figures } from './figures.ts';
import { GOALS } from './goals.ts';

/** Measurements for one catalog: the bot's, and its peers' by name. */
export interface SizeFigures {
  readonly papers: number;
  readonly bot: Figures;
  readonly peers: Readonly<Record<string, Figures>>;
}

/** The peer that shows the cost of reading everything. */
export const LIMIT = 'packed-arrays';

/** Each figure beside its goal; one that misses it is in bold. */
export function goalTable(sizes: readonly SizeFigures[]): Table {
  const rows = GOALS.map(({ name, of, goals }) => [
    name,
    ...sizes.map(({ papers, bot, peers }) => cell(of(bot, peers[LIMIT]), goals[papers])),
  ]);
  const notes = sizes.flatMap(({ papers, bot }) =>
    bot.failed === undefined ? [] : [`${papers.toLocaleString('en')} papers: ${bot.failed}.`],
  );
  return {
    title: 'Paperboy by the size of its catalog (goal in brackets; bold misses it)',
    columns: ['', ...sizes.map(({ papers }) => papers.toLocaleString('en'))],
    rows: [...rows, growthRow(sizes)],
    notes,
  };
}

/** How many times the smallest catalog's median the largest one's is, for questions and keywords. */
function growthRow(sizes: readonly SizeFigures[]): string[] {
  const [first, last] = [sizes[0], sizes.at(-1)];
  const growth = (kind: 'questions' | 'keywords') => {
    const [from, to] = [first?.bot.kinds?.[kind]?.p50, last?.bot.kinds?.[kind]?.p50];
    return from === undefined || to === undefined ? '?' : `${rounded(to / from)}×`;
  };
  const cells = sizes.map(({ papers }, i) =>
    i > 0 && i === sizes.length - 1
      ? `${growth('questions')}, ${growth('keywords')} for ${rounded(papers / (first?.papers ?? 1))}× the papers`
      : '',
  );
  return ['growth of p50, questions and keywords (goal: 5× for 30×)', ...cells];
}

function cell(value: number | undefined, goal: number | undefined): string {
  const figure = value === undefined ? '–' : String(rounded(value));
  if (goal === undefined) return figure;
  return `${value !== undefined && value > goal ? `**${figure}**` : figure} (${goal})`;
}

/** The bot beside its peers on one catalog, p50 / p99 in ms. */
export function peerTable({ papers, bot, peers }: SizeFigures): Table {
  const row = (name: string, figures: Figures) => [
    name,
    ...(['keywords', 'questions', 'typos', 'autocomplete'] as const).map((kind) => {
      const of = figures.kinds?.[kind];
      return of === undefined
        ? ''
        : `${rounded(of.p50)} / ${rounded(of.p99)} (${of.answered} of ${of.asked})`;
    }),
    figures.buildSeconds === undefined ? '' : rounded(figures.buildSeconds),
    figures.memory === undefined ? '' : Math.round(figures.memory),
    figures.failed ?? '',
  ];
  return {
    title: `${papers.toLocaleString('en')} papers: p50 / p99 in ms (answered of asked)`,
    columns: [
      'engine',
      'keywords',
      'questions',
      'typos',
      'autocomplete',
      'build s',
      'memory MB',
      'broke off',
    ],
    rows: [row('Paperboy', bot), ...Object.entries(peers).map(([name, figures]) => row(name, figures))],
  };
}
