import { STRETCH } from './stretch.ts';

/** Pieces of a large catalog: whoever is done first waits for the half of one, on average. */
const PIECES = 64;
/** Documents of the smallest piece. */
const LEAST = STRETCH / 4;

/** Documents of a piece that one thread scores in one go. */
export function pieceSize(documents: number): number {
  return LEAST * Math.max(1, Math.round(documents / LEAST / PIECES));
}
