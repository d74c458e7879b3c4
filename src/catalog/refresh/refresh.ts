import type { Paper } from '../../paper/paper.ts';
import { createQueue } from '../../queue.ts';
import { prepareParsing } from '../http/parse-apart.ts';
import type { Source } from '../source.ts';
import { withoutSubmitter } from '../submitter.ts';
import { askForLists } from './ask-for-lists.ts';
import { enrich } from './enrich.ts';
import { planRefresh } from './plan.ts';
import type { RefreshProgress } from './progress.ts';
import type { Run } from './run.ts';
import type { Shelf } from './shelf.ts';
import { type SourceReport, tally } from './source-report.ts';
import type { RefreshState, RefreshStateStore } from './state.ts';

export interface RefreshParts {
  readonly sources: ReadonlyMap<string, Source>;
  readonly shelf: Shelf;
  readonly state: RefreshStateStore;
  /**
   * Writes the shelf and the state, and returns the state of all processes together; default: first one, then the
   * other.
   */
  readonly save?: (state: RefreshState) => Promise<RefreshState>;
  readonly clock: () => Date;
  /** Called after each step of long work: periods done and planned, and papers in the catalog. */
  readonly onProgress?: (progress: RefreshProgress) => void;
  /** Aborted when the program ends. */
  readonly signal?: AbortSignal;
  /**
   * Called with all refreshed and submitted papers when any changed, even if they couldn't be written; awaited before
   * the run ends. If it rejects, the next run calls it again.
   */
  readonly onChange?: (papers: Iterable<Paper>) => void | Promise<void>;
  /**
   * Called with the trending positions once all sources were asked, unless the run was interrupted; runs alongside
   * `onChange` and is awaited before the run ends.
   */
  readonly onTaken?: (positions: ReadonlyMap<string, number>) => Promise<void>;
}

export interface RefreshReport {
  /** One per source, sorted by name. */
  readonly sources: readonly SourceReport[];
  readonly added: number;
  readonly updated: number;
  /** Each paper's position in the trending list, from 1; empty if no source has one. */
  readonly positions: ReadonlyMap<string, number>;
  /** Interrupted because the program is ending; what was fetched is kept, and the next refresh continues. */
  readonly isInterrupted: boolean;
}

export interface RefreshRequest {
  /** Also requests papers from this day (`YYYY-MM-DD`) on. */
  readonly since?: string | undefined;
  /** Aborts this run only. */
  readonly signal?: AbortSignal | undefined;
}

/** Keeps the refreshed catalog up to date. Runs never overlap. */
export interface Refresh {
  /**
   * Asks every source; one failing doesn't affect the others.
   *
   * @throws UnwritableFile at the end, if the results couldn't be written; they are kept, and the next run writes
   * them.
   */
  run(request?: RefreshRequest): Promise<RefreshReport>;
  /** Takes in what other processes wrote, and returns their state. Doesn't wait for a running refresh. */
  catchUp(): Promise<RefreshState>;
  /** Adds a single paper. */
  add(paper: Paper): Promise<void>;
  /** Removes the submitters' names from these papers, also in the file. @throws UnwritableFile */
  uncredit(papers: readonly Paper[]): Promise<void>;
}

export function createRefresh(parts: RefreshParts): Refresh {
  const { sources, shelf, clock } = parts;
  const askedOn = new Map<string, string>();
  const inTurn = createQueue();
  /** The shelf's change count when `onChange` was last called. */
  let told = 0;

  async function tell(): Promise<void> {
    const { changes } = shelf;
    if (changes === told) return;
    await parts.onChange?.(shelf.papers.values());
    told = changes;
  }

  /** The state must never claim that missing papers were read. */
  async function papersFirst(state: RefreshState): Promise<RefreshState> {
    await shelf.save();
    return parts.state.add(state);
  }

  async function refreshNow({ since, signal: given }: RefreshRequest): Promise<RefreshReport> {
    prepareParsing();
    await shelf.open();
    const state = await parts.state.read();
    const signals = [parts.signal, given].filter((signal) => signal !== undefined);
    const signal = signals.length === 0 ? undefined : AbortSignal.any(signals);
    const run: Run = {
      shelf,
      clock,
      askedOn,
      signal,
      state,
      saveAll: parts.save ?? papersFirst,
      onProgress: parts.onProgress ?? (() => {}),
      positions: new Map(),
    };
    const plan = planRefresh(state, clock(), since);
    const reports = new Map([...sources].map(([name, { title }]) => [name, tally(title)]));
    for (const step of [askForLists, enrich]) {
      for (const [name, source] of sources) {
        const report = reports.get(name);
        if (signal?.aborted === true) continue;
        if (report !== undefined) await step(run, name, source, report, plan);
      }
    }
    const all = [...reports.values()];
    const sum = (count: 'added' | 'updated') => all.reduce((total, report) => total + report[count], 0);
    const isInterrupted = signal?.aborted === true;
    if (!isInterrupted) {
      const both = await Promise.allSettled([tell(), parts.onTaken?.(run.positions)]);
      for (const one of both) if (one.status === 'rejected') throw one.reason;
    }
    if (run.unwritten !== undefined) throw run.unwritten;
    return {
      sources: all,
      added: sum('added'),
      updated: sum('updated'),
      positions: run.positions,
      isInterrupted,
    };
  }

  return {
    run: (request = {}) => inTurn(() => refreshNow(request)),
    async catchUp() {
      await shelf.open();
      const state = await parts.state.read();
      await tell();
      return state;
    },
    async add(paper) {
      const put = async (save: () => Promise<void>): Promise<void> => {
        await shelf.open();
        shelf.put(paper);
        await save();
        await tell();
      };
      // A run may take minutes; saving one paper needn't wait for it if the shelf can do so separately.
      const { saveOnly } = shelf;
      return saveOnly === undefined ? inTurn(() => put(shelf.save)) : put(() => saveOnly(paper.id));
    },
    uncredit: (papers) =>
      inTurn(async () => {
        await shelf.open();
        for (const paper of papers) shelf.put(withoutSubmitter(shelf.papers.get(paper.id) ?? paper));
        await shelf.save();
        await tell();
      }),
  };
}
