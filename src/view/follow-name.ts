import type { Follow } from '../follow/follow.ts';
import { label, quoted, safe } from './text.ts';

type Named = Pick<Follow, 'kind' | 'value'>;

/** A follow within a sentence: `“graph networks”`, **"exact phrase" -survey**, **Ada Lovelace**, **cs.CL**. */
export function followName({ kind, value }: Named, room = 160): string {
  // Its own quotes are enough.
  const isMarked = kind !== 'words' || value.includes('"');
  return isMarked ? `**${safe(value, room)}**` : quoted(value, room);
}

/** A follow as plain text, without markdown. */
export function followLabel({ kind, value }: Named): string {
  return label(`${KINDS[kind]}: ${value}`, 100);
}

const KINDS = { words: 'Words', author: 'Author', category: 'Category' } as const;
