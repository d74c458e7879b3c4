import type { SearchFailure, SearchFailureKind } from '../search/failure.ts';

const SENTENCES: Readonly<Record<SearchFailureKind, string>> = {
  died: 'My search crashed twice on this. Please try different words.',
  late: 'That search took too long, so I stopped it. Please try again with fewer words.',
  closed: "I'm about to restart. Please try again in a minute.",
};

/** Why a search wasn't answered, as a sentence for the person who asked. */
export function searchFailureSentence({ kind }: SearchFailure): string {
  return SENTENCES[kind];
}
