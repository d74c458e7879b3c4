import { words } from './tokens.ts';

const PIECE = /[\p{L}\p{M}\p{N}.,'’ʼ‘]+/gu;
const ENDS = /^[.,'’ʼ‘]+|[.,'’ʼ‘]+$/g;

/** A folded word as a text has it: `ñandú` for `nandu`. */
export function asTyped(text: string, folded: string): string {
  const pieces = (text.match(PIECE) ?? []).map((piece) => piece.replace(ENDS, ''));
  const typed = pieces.find((piece) => {
    const [word, ...others] = words(piece);
    return word === folded && others.length === 0;
  });
  return typed?.replace(/['’ʼ‘]s$/i, '') ?? folded;
}
