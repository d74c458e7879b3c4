/**
 * Does one piece of work at a time, whenever asked: of several calls while it runs, one more run follows. A failure is told
 * and leaves the rest to the next call.
 */
export function createCatchUp(work: () => Promise<void>, onFailure: (error: unknown) => void): () => void {
  let isRunning = false;
  let isAskedAgain = false;

  async function run(): Promise<void> {
    isRunning = true;
    do {
      isAskedAgain = false;
      await work().catch(onFailure);
    } while (isAskedAgain);
    isRunning = false;
  }

  return () => {
    if (isRunning) isAskedAgain = true;
    else void run();
  };
}
