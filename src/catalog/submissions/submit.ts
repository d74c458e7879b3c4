import type { Paper } from '../../paper/paper.ts';
import type { Catalog } from '../catalog.ts';
import { cleanText, cutAtGrapheme } from '../file/row/clean.ts';
import { ServiceError } from '../http/service-error.ts';
import { papersIn } from '../lookup/in-text.ts';

/** Submissions that reach arXiv, in 24 hours: enough for a reading group, too few to wear the service out. */
const SUBMIT_LIMITS = { person: 5, server: 25 };

export interface SubmissionClaim {
  readonly paperId: string;
  readonly userId: string;
  /** Absent in a private message. */
  readonly guildId?: string | undefined;
  readonly at: Date;
}

export type ClaimResult =
  | { readonly granted: true }
  /** `again` is when the oldest of the submissions that count is a day old. */
  | { readonly granted: false; readonly limit: 'person' | 'server'; readonly again: Date };

/** Counts submissions. A claim counts and enters in one step, so that two at once cannot both be the last one. */
export interface SubmissionStore {
  claim(
    claim: SubmissionClaim,
    limits: { readonly person: number; readonly server: number },
  ): Promise<ClaimResult>;
  /** Notes whose name a paper bears from now on, so that it can be taken off again. */
  credit(paperId: string, userId: string): Promise<void>;
  /** Takes a claim back that came to nothing through no fault of the person. */
  release(claim: SubmissionClaim): Promise<void>;
}

export interface Submission {
  /** What the person gave: an id, a link, or a text with one of them in it. */
  readonly link: string;
  readonly userId: string;
  /** As the person is called where they submitted; shown as the credit. */
  readonly userName: string;
  readonly guildId?: string | undefined;
}

export type SubmitOutcome =
  | { readonly kind: 'added' | 'known'; readonly paper: Paper }
  /** No id and no link to a known host; nothing was asked for. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'not-found'; readonly id: string }
  /** The bot is set to ask nobody on the network. */
  | { readonly kind: 'offline'; readonly id: string }
  | { readonly kind: 'limit'; readonly limit: 'person' | 'server'; readonly again: Date }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Adds papers that people submit. Only ids are ever asked for, never an address that a person typed. */
export interface Submissions {
  submit(submission: Submission): Promise<SubmitOutcome>;
}

export function createSubmissions(parts: {
  readonly catalog: () => Catalog;
  /** The paper with this arXiv id, or undefined when there is none; absent where nobody may be asked. @throws ServiceError */
  readonly lookUp: ((id: string) => Promise<Paper | undefined>) | undefined;
  readonly add: (paper: Paper) => Promise<void>;
  readonly store: SubmissionStore;
  readonly clock: () => Date;
  /** Where other processes are given papers, too: one at a time asks for each, and then knows what the others have. */
  readonly inTurn?: (<T>(id: string, work: () => Promise<T>) => Promise<T>) | undefined;
}): Submissions {
  const inTurn = parts.inTurn ?? ((_, work) => work());
  /** Two people who submit one paper at once cause one question. */
  const underWay = new Map<string, Promise<SubmitOutcome>>();

  async function fetchAndAdd(id: string, submission: Submission): Promise<SubmitOutcome> {
    const { userId, guildId } = submission;
    const known = parts.catalog().get(id);
    if (known !== undefined) return { kind: 'known', paper: known };
    if (parts.lookUp === undefined) return { kind: 'offline', id };
    const claim: SubmissionClaim = { paperId: id, userId, guildId, at: parts.clock() };
    const result = await parts.store.claim(claim, SUBMIT_LIMITS);
    if (!result.granted) return { kind: 'limit', limit: result.limit, again: result.again };
    try {
      const found = await parts.lookUp(id);
      if (found === undefined) return { kind: 'not-found', id };
      const paper = credited(found, submission.userName);
      await parts.store.credit(id, userId);
      await parts.add(paper);
      return { kind: 'added', paper };
    } catch (error) {
      await parts.store.release(claim);
      if (error instanceof ServiceError) return { kind: 'unavailable', reason: error.message };
      throw error;
    }
  }

  return {
    async submit(submission) {
      const { papers, missing } = papersIn(parts.catalog(), submission.link);
      const ids = [...papers.map((paper) => paper.id), ...missing];
      if (ids.length > 1) return { kind: 'several', ids };
      const [held] = papers;
      if (held !== undefined) return { kind: 'known', paper: held };
      const [id] = missing;
      if (id === undefined) return { kind: 'unreadable' };
      const before = underWay.get(id);
      if (before !== undefined) {
        const outcome = await before;
        return outcome.kind === 'added' ? { ...outcome, kind: 'known' } : outcome;
      }
      const asked = inTurn(id, () => fetchAndAdd(id, submission));
      const outcome = asked.finally(() => underWay.delete(id));
      underWay.set(id, outcome);
      return outcome;
    },
  };
}

/** A name as it stands on the papers that somebody submitted. */
export function creditedName(userName: string): string {
  return cutAtGrapheme(cleanText(userName), 100);
}

function credited(paper: Paper, userName: string): Paper {
  return { ...paper, extra: { ...paper.extra, submittedBy: creditedName(userName) } };
}
