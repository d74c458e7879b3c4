import type { Paper } from '../../paper/paper.ts';
import type { Catalog } from '../catalog.ts';
import { cleanText, cutAtGrapheme } from '../file/row/clean.ts';
import { ServiceError } from '../http/service-error.ts';
import { papersIn } from '../lookup/in-text.ts';

/**
 * Submissions that cause requests to arXiv, per 24 hours: enough for a reading group, few enough to be polite to the
 * service.
 */
const SUBMIT_LIMITS = { person: 5, server: 25 };

export interface SubmissionClaim {
  readonly paperId: string;
  readonly userId: string;
  /** Undefined in a direct message. */
  readonly guildId?: string | undefined;
  readonly at: Date;
}

export type ClaimResult =
  | { readonly granted: true }
  /** `again` is when the oldest counted submission will be a day old. */
  | { readonly granted: false; readonly limit: 'person' | 'server'; readonly again: Date };

/** Counts submissions. A claim checks and counts in one step, so that two at once can't both be the last one. */
export interface SubmissionStore {
  claim(
    claim: SubmissionClaim,
    limits: { readonly person: number; readonly server: number },
  ): Promise<ClaimResult>;
  /** Records whose name a paper now bears, so that it can be removed later. */
  credit(paperId: string, userId: string): Promise<void>;
  /** Undoes a claim that failed through no fault of the person. */
  release(claim: SubmissionClaim): Promise<void>;
}

export interface Submission {
  /** What the person entered: an id, a link, or a text containing one. */
  readonly link: string;
  readonly userId: string;
  /** The person's name where they submitted; shown as the credit. */
  readonly userName: string;
  readonly guildId?: string | undefined;
}

export type SubmitOutcome =
  | { readonly kind: 'added' | 'known'; readonly paper: Paper }
  /** Neither an id nor a link to a known host; no request was made. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'not-found'; readonly id: string }
  /** The bot is configured not to use the network. */
  | { readonly kind: 'offline'; readonly id: string }
  | { readonly kind: 'limit'; readonly limit: 'person' | 'server'; readonly again: Date }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Adds papers that people submit. Requests only use ids, never an address that a person typed. */
export interface Submissions {
  /** Whether papers can be fetched at all. */
  readonly isOn: boolean;
  submit(submission: Submission): Promise<SubmitOutcome>;
}

export function createSubmissions(parts: {
  readonly catalog: () => Catalog;
  /**
   * Looks up a paper by arXiv id; resolves to undefined if it doesn't exist. Undefined if requests are off. @throws
   * ServiceError
   */
  readonly lookUp: ((id: string) => Promise<Paper | undefined>) | undefined;
  readonly add: (paper: Paper) => Promise<void>;
  readonly store: SubmissionStore;
  readonly clock: () => Date;
  /** With several processes: runs one lookup per id at a time, each seeing what the others found. */
  readonly inTurn?: (<T>(id: string, work: () => Promise<T>) => Promise<T>) | undefined;
}): Submissions {
  const inTurn = parts.inTurn ?? ((_, work) => work());
  /** Two people submitting the same paper at once cause only one request. */
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
    isOn: parts.lookUp !== undefined,
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

/** A person's name as shown on papers they submitted. */
export function creditedName(userName: string): string {
  return cutAtGrapheme(cleanText(userName), 100);
}

function credited(paper: Paper, userName: string): Paper {
  return { ...paper, extra: { ...paper.extra, submittedBy: creditedName(userName) } };
}
