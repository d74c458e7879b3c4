/** Work that is over by then goes without a word, in ms; longer work is told of as often. */
const EVERY = 2_000;

/** Takes what could be said of work under way, and is called as often as the work likes. */
export type Pace = (sentence: () => string) => void;

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

/** `Reading the catalog: 34,000 papers.` */
export function readSentence(papers: number): string {
  return `Reading the catalog: ${papers.toLocaleString('en')} papers.`;
}

/** `Indexing the papers: 40,000 of 103,514.` */
export function indexedSentence(done: number, all: number): string {
  return `Indexing the papers: ${done.toLocaleString('en')} of ${all.toLocaleString('en')}.`;
}
