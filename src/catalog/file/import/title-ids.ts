import type { Paper } from '../../../paper/paper.ts';
import { normalTitle } from '../../../paper/title.ts';

/** Ids that were made of a title, and give way to a real one. */
const PROVISIONAL = /^(?:hf-page|title):/;

/** Finds ids for papers that are named by their titles only. */
export interface TitleIds {
  add(paper: Pick<Paper, 'id' | 'title'>): void;
  /** The real id of the one paper with this title, as far as titles were asked for. */
  realId(title: string): string | undefined;
  /** An id that was made of this title. */
  provisionalId(title: string): string | undefined;
  /** Whether titles of papers with real ids are kept; they take as much memory as all else together. */
  keepReal(): void;
  readonly keepsReal: boolean;
}

export function createTitleIds(): TitleIds {
  const real = new Map<string, string | undefined>();
  const provisional = new Map<string, string>();
  let keepsReal = false;
  return {
    get keepsReal() {
      return keepsReal;
    },
    keepReal() {
      keepsReal = true;
    },
    add({ id, title }) {
      if (PROVISIONAL.test(id)) provisional.set(normalTitle(title), id);
      else if (keepsReal) {
        const key = normalTitle(title);
        // Several papers with one title: it names none of them.
        real.set(key, real.has(key) && real.get(key) !== id ? undefined : id);
      }
    },
    realId: (title) => real.get(normalTitle(title)),
    provisionalId: (title) => (provisional.size === 0 ? undefined : provisional.get(normalTitle(title))),
  };
}
