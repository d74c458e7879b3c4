/** How far a catalog has come on its way into memory: papers read, or of all how much is indexed or learnt from. */
export type CatalogProgress =
  | { readonly kind: 'reading'; readonly papers: number }
  | {
      readonly kind: 'indexing' | 'learning';
      readonly done: number;
      readonly all: number;
      /** If it goes on as it has so far. */
      readonly secondsLeft: number;
    };

type Tell = (progress: CatalogProgress) => void;

/** Work that is over by then goes without a word, in ms; longer work is told of as often. */
const EVERY = 2_000;

/** Tells of the reading of a catalog, when it takes long; takes how many papers there are so far. */
export function paceLoading(tell: Tell, now?: () => number): (papers: number) => void {
  const paced = createPace(tell, now);
  return (papers) => paced(() => ({ kind: 'reading', papers }));
}

/**
 * Tells of the indexing of papers, or of learning from them, when it takes long; takes how much is done. Whatever begins with
 * 0 is a piece of work of its own: the index of an hourly refresh, soon over, goes without a word.
 */
export function paceIndexing(
  tell: Tell,
  now: () => number = () => performance.now(),
  kind: 'indexing' | 'learning' = 'indexing',
): (done: number, all: number) => void {
  let begun = now();
  let paced = createPace(tell, now);
  return (done, all) => {
    if (done === 0) {
      begun = now();
      paced = createPace(tell, now);
    }
    paced(() => ({ kind, done, all, secondsLeft: ((now() - begun) * (all - done)) / done / 1000 }));
  };
}

function createPace(
  tell: Tell,
  now: () => number = () => performance.now(),
): (progress: () => CatalogProgress) => void {
  let last = now();
  return (progress) => {
    if (now() - last < EVERY) return;
    last = now();
    tell(progress());
  };
}
