import { rounded, type Table } from '../../bench.ts';
import type { PeerFigures, Phase } from './figures.ts';
import { LIMIT, OURS } from './peer.ts';
import { KINDS, searchBlock, timesOf } from './tables.ts';

/** A goal, the measurement, and whether it is met. */
type Row = readonly [goal: string, measured: string, met: string];

const TIMES_THE_LIMIT = 10;
/** The longest allowed block of the event loop, in ms. */
const BLOCK = 50;
/** Questions: p99 in ms, from this many papers. */
const QUESTION_GOALS: readonly (readonly [papers: number, p99: number])[] = [
  [100_000, 50],
  [0, 10],
];
const AUTOCOMPLETE = 5;
const SIMILAR = 20;
const RESTART = 3_000;

/** The project's goals, computed from the figures of this run. */
export function goalTable(papers: number, all: readonly PeerFigures[]): Table {
  const ours = all.find(({ name }) => name === OURS);
  const limit = all.find(({ name }) => name === LIMIT);
  const peers = all.filter((figures) => figures !== ours && figures !== limit);
  const rows =
    ours === undefined
      ? []
      : [
          ...(peers.length === 0
            ? []
            : (['questions', 'typos'] as const).map((kind) => ahead(kind, ours, peers))),
          ...(limit === undefined ? [] : KINDS.map((kind) => nearLimit(kind, ours, limit))),
          ...times(papers, ours),
        ];
  return {
    title: `Goals at ${papers.toLocaleString('en')} papers`,
    columns: ['goal', 'measured', 'met'],
    rows,
    notes: [
      'Ratios hold on any machine; the times are meant for one like that of the continuous integration.',
    ],
  };
}

function ahead(kind: 'questions' | 'typos', ours: PeerFigures, peers: readonly PeerFigures[]): Row {
  const goal = `${kind}: ahead of every peer`;
  const own = timesOf(ours, kind);
  // An engine that answered nothing in the given time is behind; one that lacks the feature isn't a rival.
  const rivals = peers.flatMap((peer) => {
    const times = timesOf(peer, kind);
    return times === undefined ? [] : [{ name: peer.name, ...times }];
  });
  if (own === undefined) return [goal, 'not measured', 'no'];
  const sides = (['p50', 'p99'] as const).map((side) => {
    const [next] = [...rivals].sort((a, b) => a[side] - b[side]);
    return {
      met: next === undefined || own[side] < next[side],
      text: next && `${side} ${rounded(own[side])} against ${rounded(next[side])} ms (${next.name})`,
    };
  });
  const measured = sides.flatMap(({ text }) => text ?? []).join(', ');
  if (measured === '') return [goal, 'no peer has figures', 'no'];
  return [goal, measured, yesNo(sides.every(({ met }) => met))];
}

function nearLimit(kind: Phase, ours: PeerFigures, limit: PeerFigures): Row {
  const goal = `${kind}: within ${TIMES_THE_LIMIT} times the limit`;
  const own = timesOf(ours, kind);
  const least = timesOf(limit, kind);
  if (own === undefined || least === undefined) return [goal, 'not measured', 'no'];
  const [p50, p99] = [own.p50 / least.p50, own.p99 / least.p99];
  return [
    goal,
    `${rounded(p50)} times at p50, ${rounded(p99)} at p99`,
    yesNo(Math.max(p50, p99) <= TIMES_THE_LIMIT),
  ];
}

function times(papers: number, ours: PeerFigures): Row[] {
  const [, questions = 0] = QUESTION_GOALS.find(([from]) => papers >= from) ?? [];
  const { phases } = ours;
  const longest = searchBlock(ours);
  const blocks = (['build', 'restart', 'swap'] as const).map((phase) => phases[phase]?.block);
  return [
    below('questions, p99', timesOf(ours, 'questions')?.p99, questions),
    below('autocomplete, p99', timesOf(ours, 'autocomplete')?.p99, AUTOCOMPLETE),
    below('/similar, p99', timesOf(ours, 'similar')?.p99, SIMILAR),
    below('ready from the snapshot', phases.restart?.took[0], RESTART),
    ...['a build', 'a restart', 'a swap'].map((what, i) => below(`block by ${what}`, blocks[i], BLOCK)),
    below(`block by one search (the longest, of ${longest?.kind ?? 'none'})`, longest?.ms, BLOCK),
  ];
}

function below(what: string, measured: number | undefined, most: number): Row {
  return [
    `${what}: under ${most} ms`,
    measured === undefined ? 'not measured' : `${rounded(measured)} ms`,
    yesNo(measured !== undefined && measured < most),
  ];
}

function yesNo(met: boolean): string {
  return met ? 'yes' : 'no';
}
