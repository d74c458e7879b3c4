/** Counts event loop turns from now on; `stop` ends that and returns the count. */
export function countTurns(): { stop(): number } {
  let turns = 0;
  const turn = () => {
    turns++;
    waiting = setImmediate(turn);
  };
  let waiting = setImmediate(turn);
  return {
    stop() {
      clearImmediate(waiting);
      return turns;
    },
  };
}
