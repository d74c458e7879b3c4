import type { SearchFailure, SearchFailureKind } from '../search/failure.ts';

const SENTENCES: Readonly<Record<SearchFailureKind, string>> = {
  died: 'My search broke down twice over this. Please try it with other words.',
  late: 'That search took too long, so I gave it up. Please try again, perhaps with fewer words.',
  closed: 'I am about to restart. Please try again in a minute.',
};

/** Why a search has no answer, as a sentence for the person who asked. */
export function searchFailureSentence({ kind }: SearchFailure): string {
  return SENTENCES[kind];
}
