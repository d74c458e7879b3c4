/** What keeps the store from answering: it can't be reached, is out of space, or is unusable. */
export type StoreFailureKind = 'away' | 'full' | 'broken';

/** The store couldn't be read or written, for a reason outside the program. */
export class StoreFailure extends Error {
  readonly kind: StoreFailureKind;

  constructor(kind: StoreFailureKind, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'StoreFailure';
    this.kind = kind;
  }
}

/** The driver's error behind a failure. */
export function driverError(error: unknown): unknown {
  return error instanceof StoreFailure ? error.cause : error;
}
