/**
 * Runs `work` one call at a time: any number of calls during a run cause one more run. A failure is reported, and the
 * next call tries again.
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
