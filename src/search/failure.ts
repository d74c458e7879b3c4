/** Why a search wasn't answered: its thread died twice, it took too long, or the program is shutting down. */
export type SearchFailureKind = 'died' | 'late' | 'closed';

const MESSAGES: Readonly<Record<SearchFailureKind, string>> = {
  died: 'The search was broken off twice, since the thread that searches ended.',
  late: 'The search took too long and was given up.',
  closed: 'The program is ending, so searches have stopped.',
};

/** A valid search that got no answer. */
export class SearchFailure extends Error {
  readonly kind: SearchFailureKind;

  constructor(kind: SearchFailureKind, options?: ErrorOptions) {
    super(MESSAGES[kind], options);
    this.name = 'SearchFailure';
    this.kind = kind;
  }
}
