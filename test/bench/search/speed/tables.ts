import { percentile, rounded, type Table } from '../../bench.ts';
import type { PeerFigures, Phase, PhaseFigures } from './figures.ts';

/** The kinds of queries on which engines are compared, as named in the tables. */
export const KINDS = ['keywords', 'questions', 'typos', 'autocomplete'] as const;

const SEARCHES: readonly Phase[] = [...KINDS, 'similar', 'answers'];
/** Below this share of queries with a result, an engine's times mean little, and a note says so. */
const ENOUGH_ANSWERED = 0.9;
const NOT_REACHED = 'not reached';

/** Every engine's times, side by side. */
export function speedTable(papers: number, all: readonly PeerFigures[]): Table {
  const borrowed = Math.max(0, ...all.map((figures) => figures.borrowed));
  return {
    title: `Speed at ${count(papers)} papers with abstracts: ms, p50 / p99`,
    columns: ['engine', ...KINDS, 'build s', 'restart s', 'memory MB'],
    rows: all.map((figures) => [
      figures.name,
      ...KINDS.map((kind) => pairCell(figures, kind)),
      secondsCell(figures, 'build'),
      secondsCell(figures, 'restart'),
      figures.memory === undefined ? '' : Math.round(figures.memory),
    ]),
    notes: [
      'Memory is heap and buffers beside the papers themselves. A restart is measured in a fresh process, from files that the first one wrote. An empty cell: the engine cannot do that.',
      ...(borrowed === 0
        ? []
        : [
            `${count(borrowed)} of the papers have no abstract in the collection; theirs is made of a third of three others.`,
          ]),
      ...waitingNotes(all),
      ...partialNotes(all),
      ...answerNotes(all),
    ],
    data: all,
  };
}

/** How long each engine blocks everything else in its process. */
export function blockTable(papers: number, all: readonly PeerFigures[]): Table {
  return {
    title: `Longest block of the event loop at ${count(papers)} papers, ms`,
    columns: ['engine', 'first build', 'restart', 'swap', 'one search'],
    rows: all.map((figures) => [
      figures.name,
      blockCell(figures, 'build'),
      blockCell(figures, 'restart'),
      blockCell(figures, 'swap'),
      searchCell(figures),
    ]),
    notes: [
      'In brackets: how much of it was garbage collection, and how much waiting for a processor that others had. Reading the papers is not counted. One search is the longest that one of all held it, the first after a start among them.',
    ],
  };
}

/** What only Paperboy does; no table if there are no figures. */
export function aloneTable(papers: number, all: readonly PeerFigures[]): Table[] {
  const able = all.filter(({ phases }) => phases.similar !== undefined || phases.answers !== undefined);
  if (able.length === 0) return [];
  return [
    {
      title: `Similar papers and answers at ${count(papers)} papers: ms, p50 / p99`,
      columns: ['engine', '/similar', '/ask'],
      rows: able.map((figures) => [figures.name, pairCell(figures, 'similar'), pairCell(figures, 'answers')]),
    },
  ];
}

/** Which engines were measured and their settings. */
export function engineTable(all: readonly PeerFigures[]): Table {
  return {
    title: 'The engines',
    columns: ['engine', 'version'],
    rows: all.map(({ name, version }) => [name, version]),
    notes: [
      ...all.map(({ name, settings }) => `${name}: ${settings}.`),
      'Of these only Paperboy, the limit and Lunr leave stop words out as they come. Paperboy and the limit run with the heap that Node gives them, the others with up to 60 % of the memory.',
    ],
  };
}

/** One engine's figures in a line, for whoever waits. */
export function lineOf(figures: PeerFigures): string {
  const cells = SEARCHES.map((kind) => [kind, pairCell(figures, kind)]);
  cells.push(['build s', String(secondsCell(figures, 'build'))]);
  cells.push(['restart s', String(secondsCell(figures, 'restart'))]);
  return cells
    .filter(([, cell]) => cell !== '' && cell !== NOT_REACHED)
    .map(([name, cell]) => `${name} ${cell}`)
    .join(', ');
}

/** Median and 99th percentile, or undefined if there are no figures. */
export function timesOf(
  figures: PeerFigures,
  phase: Phase,
): { readonly p50: number; readonly p99: number } | undefined {
  const took = figures.phases[phase]?.took ?? [];
  return took.length === 0 ? undefined : { p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

/**
 * The longest event loop block by any single search, in ms, warm-up included, and its kind. For a kind that was broken
 * off, the longest search stands in: slow engines search in one go.
 */
export function searchBlock({
  phases,
}: PeerFigures): { readonly ms: number; readonly kind: Phase } | undefined {
  const longest = SEARCHES.flatMap((kind) => {
    const { block, took = [] } = phases[kind] ?? {};
    const ms = block ?? Math.max(0, ...took);
    return ms > 0 ? [{ ms, kind }] : [];
  });
  return longest.sort((a, b) => b.ms - a.ms)[0];
}

function pairCell(figures: PeerFigures, name: Phase): string {
  const phase = figures.phases[name];
  if (phase === undefined) return isCutShort(figures) ? NOT_REACHED : '';
  const times = timesOf(figures, name);
  if (times === undefined)
    return phase.overdue ? `> ${phase.deadline}` : `none: ${phase.failed ?? 'no queries'}`;
  const pair = `${rounded(times.p50)} / ${rounded(times.p99)}`;
  return isPartial(phase) ? `${pair} (${phase.took.length})` : pair;
}

function secondsCell(figures: PeerFigures, name: 'build' | 'restart'): string | number {
  const phase = figures.phases[name];
  if (phase === undefined) return '';
  const [took] = phase.took;
  if (took !== undefined) return rounded(took / 1_000);
  return phase.overdue ? `> ${phase.deadline / 1_000}` : `none: ${phase.failed ?? 'unknown'}`;
}

function blockCell({ phases }: PeerFigures, name: Phase): string {
  const { block, collecting = 0, waiting = 0 } = phases[name] ?? {};
  return block === undefined ? '' : `${rounded(block)} (${Math.round(collecting)}, ${Math.round(waiting)})`;
}

function searchCell(figures: PeerFigures): string {
  const block = searchBlock(figures);
  return block === undefined ? '' : `${rounded(block.ms)} (${block.kind})`;
}

/** Did an engine's process end before everything was asked, so that missing figures don't mean a missing feature? */
function isCutShort({ phases }: PeerFigures): boolean {
  return Object.values(phases).some(({ ended }) => !ended);
}

function isPartial({ took, wanted }: PhaseFigures): boolean {
  return took.length < wanted;
}

/** How quiet the machine was: on a busy one, p99 reflects other work. */
function waitingNotes(all: readonly PeerFigures[]): string[] {
  const phases = all.flatMap((figures) => SEARCHES.flatMap((kind) => figures.phases[kind] ?? []));
  const lasted = phases.reduce((sum, { of = 0 }) => sum + of, 0);
  const waited = phases.reduce((sum, { waited: time = 0 }) => sum + time, 0);
  if (lasted === 0) return [];
  const share = Math.round((100 * waited) / lasted);
  return [`While they searched, the engines waited ${share} % of the time for a processor that others had.`];
}

function partialNotes(all: readonly PeerFigures[]): string[] {
  const notes: string[] = [];
  if (all.some(({ phases }) => SEARCHES.some((kind) => phases[kind] && isPartial(phases[kind])))) {
    notes.push('In brackets: how many queries came to an end in the time that each kind is given.');
  }
  for (const { name, phases } of all) {
    for (const [phase, { failed, took }] of Object.entries(phases)) {
      if (failed !== undefined && (took.length > 0 || phase === 'save'))
        notes.push(`${name}, ${phase}: ${failed}.`);
    }
  }
  return notes;
}

function answerNotes(all: readonly PeerFigures[]): string[] {
  return all.flatMap(({ name, phases }) =>
    KINDS.flatMap((kind) => {
      const { took, answered } = phases[kind] ?? { took: [], answered: 0 };
      if (took.length === 0 || answered >= took.length * ENOUGH_ANSWERED) return [];
      return [`${name} found something for ${answered} of ${took.length} ${kind}.`];
    }),
  );
}

function count(papers: number): string {
  return papers.toLocaleString('en');
}
