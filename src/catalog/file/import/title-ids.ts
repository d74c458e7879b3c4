import { createHash } from 'node:crypto';
import type { Paper } from '../../../paper/paper.ts';
import { normalTitle, titleKey } from '../../../paper/title.ts';
import { createGrowingNumbers } from './growing-numbers.ts';
import { createTextTable } from './text-table.ts';

/** Prefixes of ids made from titles, which give way to real ones. */
const PROVISIONAL = ['hf-page:', 'title:'];
/** Marks a title shared by several papers. */
const SEVERAL = -1;

/** Finds ids for papers known only by title. */
export interface TitleIds {
  add(paper: Pick<Paper, 'id' | 'title'>): void;
  /** The real id of the one paper with this title, if titles are being kept. */
  realId(title: string): string | undefined;
  /** Ids made from this title; the store knows whether such papers exist. */
  provisionalIds(title: string): readonly string[];
  /** Starts keeping the titles of papers with real ids; they take as much memory as everything else together. */
  keepReal(): void;
  readonly keepsReal: boolean;
}

export function createTitleIds(): TitleIds {
  const ids = createTextTable();
  const real = createIdsByTitle();
  // Only titles that were read differently from the paper's own; the other ids can be computed from the
  // titles.
  const provisional = createIdsByTitle();
  let hasProvisional = false;
  let keepsReal = false;
  const idAt = (number: number | undefined) =>
    number === undefined || number === SEVERAL ? undefined : ids.at(number);
  return {
    get keepsReal() {
      return keepsReal;
    },
    keepReal() {
      keepsReal = true;
    },
    add({ id, title }) {
      const source = PROVISIONAL.find((one) => id.startsWith(one));
      if (source !== undefined) {
        hasProvisional = true;
        if (id !== source + titleKey(title)) provisional.set(title, ids.add(id));
      } else if (keepsReal) {
        const number = ids.add(id);
        const known = real.get(title);
        // If several papers share a title, it identifies none of them.
        real.set(title, known === undefined || known === number ? number : SEVERAL);
      }
    },
    realId: (title) => idAt(real.get(title)),
    provisionalIds(title) {
      if (!hasProvisional) return [];
      const key = titleKey(title);
      return [idAt(provisional.get(title)) ?? [], ...PROVISIONAL.map((source) => source + key)].flat();
    },
  };
}

/** Numbers of ids by title. Titles are stored as 96 bits of SHA-256, enough to tell them apart. */
function createIdsByTitle() {
  const titles = createTextTable();
  const numbers = createGrowingNumbers();
  const digestOf = (title: string) =>
    createHash('sha256').update(normalTitle(title)).digest('base64url').slice(0, 16);
  return {
    get: (title: string) => (titles.size === 0 ? undefined : numbersAt(titles.find(digestOf(title)))),
    set(title: string, id: number) {
      const at = titles.add(digestOf(title));
      if (at === numbers.size) numbers.push(id);
      else numbers.set(at, id);
    },
  };

  function numbersAt(at: number): number | undefined {
    return at === -1 ? undefined : numbers.get(at);
  }
}
