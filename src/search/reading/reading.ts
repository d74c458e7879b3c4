import type { AskedOrder } from '../query/language.ts';

/** Everybody whom a name in a query may mean. */
export interface ReadPerson {
  /** As shown: the printed name if it's one person, else the words as typed. */
  readonly shown: string;
  /** Numbers of the names in the index. */
  readonly names: readonly number[];
  /** The names written exactly this way. */
  readonly exact: readonly number[];
  /** Whether the query has only the family name. */
  readonly isFamilyName: boolean;
}

/** How a citation names authors, which tells how many there are: `Smith 2019`, `Smith and Wu 2019`, `Smith et al. 2019`. */
export type CitationForm = 'one' | 'two' | 'many';

/** A query as understood: what narrows it, and what's left to rank by. */
export interface Reading {
  /** The words left, in order; empty if everything was understood. */
  readonly text: string;
  /** Each of them must be an author. */
  readonly people: readonly ReadPerson[];
  /** Set if these people are meant, even if they wrote nothing about the rest. */
  readonly meansPeople?: () => boolean;
  /** Set if the names come with a year or `et al.`. */
  readonly citation?: CitationForm;
  /** Partial dates, inclusive. */
  readonly after?: string;
  readonly before?: string;
  /** A category, as the catalog writes it. */
  readonly venue?: string;
  /** The order that the query asks for, if any. */
  readonly sort?: AskedOrder;
  readonly isSurvey: boolean;
  /** Words that must not be in the paper. */
  readonly excluded: readonly string[];
  /** Misspelt words of names. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
}

/** What a view shows of a reading. */
export interface Understood extends Pick<Reading, 'after' | 'before' | 'venue' | 'sort' | 'isSurvey'> {
  readonly people: readonly string[];
  /** What the papers are about. */
  readonly topic: string;
  /** Words that must not be in them; absent if there are none. */
  readonly excluded?: readonly string[];
}

/** A query's reading with the order that its `sort:` asks for, if any. */
export function inAskedOrder(
  reading: Reading | undefined,
  text: string,
  sort: AskedOrder | undefined,
): Reading | undefined {
  if (sort === undefined) return reading;
  return { ...(reading ?? { text, people: [], isSurvey: false, excluded: [], corrections: [] }), sort };
}

/** Whether a reading narrows the results; otherwise it only drops words. */
export function narrows(reading: Reading): boolean {
  const { people, after, before, venue, sort, isSurvey, excluded } = reading;
  return (
    people.length > 0 ||
    after !== undefined ||
    before !== undefined ||
    venue !== undefined ||
    sort !== undefined ||
    isSurvey ||
    excluded.length > 0
  );
}

/** Whether a reading narrows a query that has a phrase, beside which people's names are words. */
export function narrowsPhrases({ people, after, before, venue, sort }: Reading): boolean {
  return people.length === 0 && (after ?? before ?? venue ?? sort) !== undefined;
}

export function understoodOf({ text, people, ...others }: Reading): Understood {
  const { after, before, venue, sort, isSurvey, excluded } = others;
  return {
    people: people.map(({ shown }) => shown),
    topic: text,
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
    ...(venue !== undefined && { venue }),
    ...(sort !== undefined && { sort }),
    isSurvey,
    ...(excluded.length > 0 && { excluded }),
  };
}
