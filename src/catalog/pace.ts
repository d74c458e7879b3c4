/** Loading progress: papers read, or how much of the total has been indexed or learnt from. */
export type CatalogProgress =
  | { readonly kind: 'reading'; readonly papers: number }
  | {
      readonly kind: 'indexing' | 'learning';
      readonly done: number;
      readonly all: number;
      /** An estimate, at the rate so far. */
      readonly secondsLeft: number;
    };

type Tell = (progress: CatalogProgress) => void;

/** Time between reports, in ms. Work that takes less isn't reported. */
const EVERY = 2_000;

/** Reports progress of reading a catalog, if that takes long; call it with the number of papers so far. */
export function paceLoading(tell: Tell, now?: () => number): (papers: number) => void {
  const paced = createPace(tell, now);
  return (papers) => paced(() => ({ kind: 'reading', papers }));
}

/**
 * Reports progress of indexing or learning, if that takes long; call it with the amount done. A 0 starts the clock
 * again, so that the short indexing of an hourly refresh goes unreported.
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
