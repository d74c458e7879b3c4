/** Kills this process (SIGKILL) the n-th time it reaches a given step. @param on the n. */
export function createKiller(at: string | undefined, on: number) {
  let met = 0;

  function step(name: string): void {
    if (name !== at) return;
    met += 1;
    if (met >= on) process.kill(process.pid, 'SIGKILL');
  }

  return {
    step,
    /** The same function, with a step before and after it. */
    stepped<A extends unknown[], R>(
      name: string,
      run: (...args: A) => Promise<R>,
    ): (...args: A) => Promise<R> {
      return async (...args) => {
        step(`before ${name}`);
        const result = await run(...args);
        step(`after ${name}`);
        return result;
      };
    },
  };
}
