import { isArxivId } from '../paper/id.ts';
import type { Paper } from '../paper/paper.ts';
import { paperUrl } from '../paper/url.ts';
import { type CitedName, citedName } from './name.ts';
import { yearOf } from './year.ts';

/** A paper as every citation format writes it. Texts are as in the catalog; unknown fields are absent. */
export interface Citation {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly authors: readonly CitedName[];
  readonly year?: string;
  /** `05`. */
  readonly month?: string;
  readonly day?: string;
  readonly arxiv?: { readonly id: string; readonly primaryClass?: string };
  readonly doi?: string;
  readonly url?: string;
  /** Where it appeared, according to its source; never guessed. */
  readonly venue?: string;
  /** The journal reference in its authors' words. */
  readonly journalRef?: string;
}

/** `cs.CL`, `hep-th`, `cond-mat.mes-hall`. */
const ARXIV_CLASS = /^[a-z][a-z-]+(?:\.[A-Za-z-]{2,})?$/;
const DOI = /^10\.\d{4,9}\/\S+$/;

export function citationOf(paper: Paper, key: string): Citation {
  const { id, title, authors, published = '', categories = [], extra = {} } = paper;
  const [, month, day] = /^\d{4}-(\d\d)(?:-(\d\d))?/.exec(published) ?? [];
  const [primaryClass] = categories.filter((category) => ARXIV_CLASS.test(category));
  return {
    id,
    key,
    title,
    authors: authors.map(citedName),
    ...given('year', yearOf(paper)),
    ...given('month', month),
    ...given('day', day),
    ...(isArxivId(id) ? { arxiv: { id, ...given('primaryClass', primaryClass) } } : {}),
    ...given('doi', doiOf(paper)),
    ...given('url', paperUrl(paper)),
    ...given('venue', textOf(extra.venue)),
    ...given('journalRef', textOf(extra.journalRef)),
  };
}

function doiOf({ id, extra }: Paper): string | undefined {
  const bare = (textOf(extra?.doi) ?? id).replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '');
  return DOI.test(bare) ? bare : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function given<K extends string, T>(name: K, value: T | undefined): { readonly [P in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: T };
}
