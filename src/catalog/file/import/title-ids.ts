import { createHash } from 'node:crypto';
import type { Paper } from '../../../paper/paper.ts';
import { normalTitle, titleKey } from '../../../paper/title.ts';
import { createGrowingNumbers } from './growing-numbers.ts';
import { createTextTable } from './text-table.ts';

/** Sources of ids that were made of a title, and give way to a real one. */
const PROVISIONAL = ['hf-page:', 'title:'];
/** What a title that several papers have stands for. */
const SEVERAL = -1;

/** Finds ids for papers that are named by their titles only. */
export interface TitleIds {
  add(paper: Pick<Paper, 'id' | 'title'>): void;
  /** The real id of the one paper with this title, as far as titles were asked for. */
  realId(title: string): string | undefined;
  /** Ids that were made of this title, or would be: whether there are such papers, the store knows. */
  provisionalIds(title: string): readonly string[];
  /** Whether titles of papers with real ids are kept; they take as much memory as all else together. */
  keepReal(): void;
  readonly keepsReal: boolean;
}

export function createTitleIds(): TitleIds {
  const ids = createTextTable();
  const real = createIdsByTitle();
  // Of titles that were read otherwise than they stand in the paper; the others' ids follow from their titles.
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
        // Several papers with one title: it names none of them.
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

/** Numbers of ids by titles, which are kept as digests: 96 bits of SHA-256 tell them apart for good. */
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
