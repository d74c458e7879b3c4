/** What keeps the store from answering: nobody is there, it has no room left, or it is there and cannot be used. */
export type StoreFailureKind = 'away' | 'full' | 'broken';

/** That the store could not be read or written, for a reason outside the program. */
export class StoreFailure extends Error {
  readonly kind: StoreFailureKind;

  constructor(kind: StoreFailureKind, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'StoreFailure';
    this.kind = kind;
  }
}

/** What the driver said, where a failure stands for it. */
export function driverError(error: unknown): unknown {
  return error instanceof StoreFailure ? error.cause : error;
}
