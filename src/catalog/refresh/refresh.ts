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
  /** Writes the shelf and the memory, and gives what all processes remember; one after the other unless given. */
  readonly save?: (state: RefreshState) => Promise<RefreshState>;
  readonly clock: () => Date;
  /** Told after each step of long work: periods done and planned, and papers held. */
  readonly onProgress?: (progress: RefreshProgress) => void;
  /** Aborted when the program ends. */
  readonly signal?: AbortSignal;
  /**
   * Called when papers changed, also where they could not be written, with all that refreshes and submissions brought;
   * awaited before the run ends. When it rejects, the next run calls it again.
   */
  readonly onChange?: (papers: Iterable<Paper>) => void | Promise<void>;
  /**
   * Called when all sources of a run were asked that was not broken off, with the places of the trending list, and awaited before the
   * run ends; `onChange` is under way meanwhile.
   */
  readonly onTaken?: (positions: ReadonlyMap<string, number>) => Promise<void>;
}

export interface RefreshReport {
  /** One for each source, in the order of their names. */
  readonly sources: readonly SourceReport[];
  readonly added: number;
  readonly updated: number;
  /** Place of each paper in the trending list, 1 is first; empty when no source told. */
  readonly positions: ReadonlyMap<string, number>;
  /** Broken off because the program ends; what was fetched is kept, and the next refresh goes on from there. */
  readonly isInterrupted: boolean;
}

export interface RefreshRequest {
  /** Papers from this day on (`YYYY-MM-DD`) are asked for as well. */
  readonly since?: string | undefined;
  /** Aborted when this run is to end; later ones may begin. */
  readonly signal?: AbortSignal | undefined;
}

/** Keeps the refreshed catalog fresh. Runs follow one another, never at once. */
export interface Refresh {
  /**
   * Asks every source; what one of them cannot tell does not keep the others from it.
   *
   * @throws UnwritableFile at the end, when what they told could not be written; it is kept, and the next run writes it.
   */
  run(request?: RefreshRequest): Promise<RefreshReport>;
  /** Takes in what other processes wrote, and gives what they remembered then. It waits for no run under way. */
  catchUp(): Promise<RefreshState>;
  /** Adds one paper by hand. */
  add(paper: Paper): Promise<void>;
  /** Takes the names of those who submitted them off papers, also in the file. @throws UnwritableFile */
  uncredit(papers: readonly Paper[]): Promise<void>;
}

export function createRefresh(parts: RefreshParts): Refresh {
  const { sources, shelf, clock } = parts;
  const askedOn = new Map<string, string>();
  const inTurn = createQueue();
  /** How many changes of the shelf `onChange` was told of. */
  let told = 0;

  async function tell(): Promise<void> {
    const { changes } = shelf;
    if (changes === told) return;
    await parts.onChange?.(shelf.papers.values());
    told = changes;
  }

  /** The state must never say that something was read which is not there. */
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
      // A run that asks sources for minutes keeps nobody waiting where one paper can be written beside it.
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
