import { percentile, rounded, type Table } from '../../bench.ts';
import type { PeerFigures, Phase, PhaseFigures } from './figures.ts';

/** The kinds of queries that engines are compared in, as the tables name them. */
export const KINDS = ['keywords', 'questions', 'typos', 'autocomplete'] as const;

const SEARCHES: readonly Phase[] = [...KINDS, 'similar', 'answers'];
/** Below this share of queries with a result an engine's times say little, and a note tells. */
const ENOUGH_ANSWERED = 0.9;
const NOT_REACHED = 'not reached';

/** Times of every engine, side by side. */
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

/** How long each engine holds up everything else in its process. */
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

/** What only Paperboy does; no table when it has no figures. */
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

/** Which engines were measured and how they were set up. */
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

/** The figures of one engine in a line, for whoever waits. */
export function lineOf(figures: PeerFigures): string {
  const cells = SEARCHES.map((kind) => [kind, pairCell(figures, kind)]);
  cells.push(['build s', String(secondsCell(figures, 'build'))]);
  cells.push(['restart s', String(secondsCell(figures, 'restart'))]);
  return cells
    .filter(([, cell]) => cell !== '' && cell !== NOT_REACHED)
    .map(([name, cell]) => `${name} ${cell}`)
    .join(', ');
}

/** Middle and 99th percentile, or undefined for no figures. */
export function timesOf(
  figures: PeerFigures,
  phase: Phase,
): { readonly p50: number; readonly p99: number } | undefined {
  const took = figures.phases[phase]?.took ?? [];
  return took.length === 0 ? undefined : { p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

/**
 * The longest that one search of all held the event loop, in ms, the first ones while warming up included, and of which
 * kind it was. Of a kind that was broken off, the longest search stands for it: engines that take long search in one go.
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

/** Whether an engine's process came to an end before all was asked of it, so that a lack is no inability. */
function isCutShort({ phases }: PeerFigures): boolean {
  return Object.values(phases).some(({ ended }) => !ended);
}

function isPartial({ took, wanted }: PhaseFigures): boolean {
  return took.length < wanted;
}

/** How quiet the machine was: on a busy one p99 tells of others. */
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
