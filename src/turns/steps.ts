/** Work that stops wherever it yields, so that whoever has it done may let others run there: best every few ms. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does work at once, to its end. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
