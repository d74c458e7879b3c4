import { STRETCH } from './stretch.ts';

/** Pieces of a large catalog: the thread that's done first waits for half a piece on average. */
const PIECES = 64;
/** Fewest documents in a piece. */
const LEAST = STRETCH / 4;

/** Documents in a piece, which one thread scores in one go. */
export function pieceSize(documents: number): number {
  return LEAST * Math.max(1, Math.round(documents / LEAST / PIECES));
}
