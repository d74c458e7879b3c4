/** How far a catalog has come on its way into memory: papers read, or papers indexed of all. */
export type CatalogProgress =
  | { readonly kind: 'reading'; readonly papers: number }
  | { readonly kind: 'indexing'; readonly done: number; readonly all: number };

type Tell = (progress: CatalogProgress) => void;

/** Work that is over by then goes without a word, in ms; longer work is told of as often. */
const EVERY = 2_000;

/** Tells of the reading of a catalog, when it takes long; takes how many papers there are so far. */
export function paceLoading(tell: Tell, now?: () => number): (papers: number) => void {
  const paced = createPace(tell, now);
  return (papers) => paced({ kind: 'reading', papers });
}

/**
 * Tells of the indexing of papers, when it takes long; takes how many are done. Each index that begins with 0 is a piece of
 * work of its own: that of an hourly refresh, soon over, goes without a word.
 */
export function paceIndexing(tell: Tell, now?: () => number): (done: number, all: number) => void {
  let paced = createPace(tell, now);
  return (done, all) => {
    if (done === 0) paced = createPace(tell, now);
    paced({ kind: 'indexing', done, all });
  };
}

function createPace(tell: Tell, now: () => number = () => performance.now()): Tell {
  let last = now();
  return (progress) => {
    if (now() - last < EVERY) return;
    last = now();
    tell(progress);
  };
}
