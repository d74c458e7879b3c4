/** Work that is over by then goes without a word, in ms; longer work is told of as often. */
const EVERY = 2_000;

/** Takes what could be said of work under way, and is called as often as the work likes. */
type Pace = (sentence: () => string) => void;

/** Says how far a long piece of work has come, every two seconds; a short one says nothing. */
export function createPace(
  say: (sentence: string) => void,
  now: () => number = () => performance.now(),
): Pace {
  let last = now();
  return (sentence) => {
    if (now() - last < EVERY) return;
    last = now();
    say(sentence());
  };
}

/** Says `Reading the catalog: 34,000 papers.`; takes how many there are so far. */
export function sayReading(say: (sentence: string) => void): (papers: number) => void {
  const tell = createPace(say);
  return (papers) => tell(() => `Reading the catalog: ${papers.toLocaleString('en')} papers.`);
}

/**
 * Says `Indexing the papers: 40,000 of 103,514.`; takes how many are done. Each index that begins with 0 is a piece of
 * work of its own: that of an hourly refresh, soon over, goes without a word.
 */
export function sayIndexing(
  say: (sentence: string) => void,
  now?: () => number,
): (done: number, all: number) => void {
  let tell = createPace(say, now);
  return (done, all) => {
    if (done === 0) tell = createPace(say, now);
    tell(() => `Indexing the papers: ${done.toLocaleString('en')} of ${all.toLocaleString('en')}.`);
  };
}
