import type { Catalog } from '../catalog/catalog.ts';
import { creditedName } from '../catalog/submissions/submit.ts';
import { submitterOf } from '../catalog/submitter.ts';
import type { Paper } from '../paper/paper.ts';

/** A person, with the names they may be credited under. */
export interface Person {
  readonly id: string;
  readonly names: readonly string[];
}

/** Who submitted which paper. */
export interface CreditStore {
  /** Ids of the papers credited to a person. */
  ofPerson(userId: string): Promise<readonly string[]>;
  /** Which of these papers have a known submitter. */
  known(paperIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Most papers to look up by name alone. */
const MOST_NAMED = 1000;

export interface CreditedPapers {
  /** Known to be theirs. */
  readonly noted: readonly Paper[];
  /** Credited to one of their names, from when only the name was kept. */
  readonly named: readonly Paper[];
}

/** The papers credited to a person. */
export async function creditedPapers(
  credits: CreditStore,
  catalog: Catalog,
  person: Person,
): Promise<CreditedPapers> {
  const names = new Set(person.names.map(creditedName));
  const bearing = [...catalog.submitted()]
    .filter((paper) => names.has(submitterOf(paper) ?? ''))
    .slice(0, MOST_NAMED);
  const known = await credits.known(bearing.map(({ id }) => id));
  const noted = (await credits.ofPerson(person.id)).flatMap((id) => catalog.get(id) ?? []);
  return { noted, named: bearing.filter(({ id }) => !known.has(id)) };
}
