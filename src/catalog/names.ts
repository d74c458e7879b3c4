import { fnv1a, mixBits } from '../hash-text.ts';
import { paperKey } from '../paper/key.ts';
import type { Paper } from '../paper/paper.ts';
import { addressKey } from './address.ts';

/** What a paper is looked up by. */
export type NameKind = 'id' | 'short' | 'key' | 'address';

/** Makes hashes of different kinds differ. */
const SEEDS: Readonly<Record<NameKind, number>> = {
  id: 0x811c9dc5,
  short: 0x2c1b3c6d,
  key: 0x297a2d39,
  address: 0x1b56c4e9,
};

/** A paper's name of one kind: its id, the short key of a long id, its key without the source, or its address. */
export function nameOfPaper(paper: Pick<Paper, 'id' | 'url'>, kind: NameKind): string | undefined {
  const { id, url } = paper;
  if (kind === 'id') return id;
  if (kind === 'address') return url === undefined ? undefined : addressKey(url);
  if (kind === 'short') {
    const short = paperKey(id);
    return short === id ? undefined : short;
  }
  const colon = id.lastIndexOf(':');
  return colon > 0 ? id.slice(colon + 1).toLowerCase() : undefined;
}

/** A 32-bit hash of a name of this kind; tables use only its lowest bits. */
export function nameHash(kind: NameKind, name: string): number {
  return mixBits(fnv1a(name, SEEDS[kind]));
}
