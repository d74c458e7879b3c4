/** People whom a query names by one name: everybody whom that name may mean. */
export interface ReadPerson {
  /** As it is shown: the one person's printed name, else the words as typed. */
  readonly shown: string;
  /** Numbers of the names in the index. */
  readonly names: readonly number[];
  /** Those of them that are written just so. */
  readonly exact: readonly number[];
  /** Whether the query gives the family name alone. */
  readonly isFamilyName: boolean;
}

/** How a paper is cited by its authors: `Smith 2019`, `Smith and Wu 2019`, `Smith et al. 2019`; tells how many it has. */
export type CitationForm = 'one' | 'two' | 'many';

/** Orders that words can ask for. */
export type AskedOrder = 'newest' | 'oldest' | 'votes';

/** A query as it was understood: what narrows it, and what is left to rank by. */
export interface Reading {
  /** The words left, in their order; empty when everything was understood. */
  readonly text: string;
  /** Each of them wrote the paper. */
  readonly people: readonly ReadPerson[];
  /** Set where a year stands beside the names, or `et al.`. */
  readonly citation?: CitationForm;
  /** Partial dates, both included. */
  readonly after?: string;
  readonly before?: string;
  /** A category of the catalog, as it is written there. */
  readonly venue?: string;
  /** The order that the query asks for, where it does. */
  readonly sort?: AskedOrder;
  readonly isSurvey: boolean;
  /** Words that must not stand in the paper. */
  readonly excluded: readonly string[];
  /** Words of names that were misspelt. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
}

/** What a view tells of a reading. */
export interface Understood extends Pick<Reading, 'after' | 'before' | 'venue' | 'sort' | 'isSurvey'> {
  readonly people: readonly string[];
  /** What the papers are about. */
  readonly topic: string;
}

/** Whether a reading narrows what is found; else it only leaves words out. */
export function narrows(reading: Reading): boolean {
  const { people, after, before, venue, sort, isSurvey } = reading;
  return (
    people.length > 0 ||
    after !== undefined ||
    before !== undefined ||
    venue !== undefined ||
    sort !== undefined ||
    isSurvey
  );
}

export function understoodOf({ text, people, ...others }: Reading): Understood {
  const { after, before, venue, sort, isSurvey } = others;
  return {
    people: people.map(({ shown }) => shown),
    topic: text,
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
    ...(venue !== undefined && { venue }),
    ...(sort !== undefined && { sort }),
    isSurvey,
  };
}
