/** Counts the turns of the event loop from now on; `stop` ends it and gives how many there were. */
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
