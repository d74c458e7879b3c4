import type { Paper } from '../../../src/paper/paper.ts';
import { createMixer, type MixedPaper } from './mixer.ts';

/** January 2015, when arXiv began numbering a month's papers with five digits, and the months until October 2026. */
const FIRST_MONTH = Date.UTC(2015, 0);
const MONTHS = 142;
/** Line width of titles and abstracts, as on arXiv. */
const WIDTH = 76;

/**
 * The lines of a snapshot in arXiv's format, of a given size: the real papers, spread evenly, and generated ones
 * between them; a real one without an abstract gets a generated one.
 */
export function* snapshotLines(real: readonly Paper[], count: number, seed: number): Generator<string> {
  const mixed = createMixer(real, seed);
  const perMonth = Math.ceil(count / MONTHS);
  let taken = 0;
  for (let number = 0; number < count; number++) {
    const made = mixed(number);
    const place = Math.floor((number * real.length) / count);
    const paper = place >= taken ? real[place] : undefined;
    if (paper !== undefined) taken = place + 1;
    const told = paper === undefined ? made : { ...made, ...facts(paper, made) };
    yield snapshotLine(told, number, perMonth);
  }
}

function facts({ title, abstract, authors }: Paper, made: MixedPaper): Partial<MixedPaper> {
  return { title, abstract: abstract ?? made.abstract, authors: authors.length > 0 ? authors : made.authors };
}

function snapshotLine(paper: MixedPaper, number: number, perMonth: number): string {
  const month = new Date(FIRST_MONTH);
  month.setUTCMonth(month.getUTCMonth() + Math.floor(number / perMonth));
  const inMonth = (number % perMonth) + 1;
  const yearMonth = month.toISOString().slice(2, 7).replace('-', '');
  const created = new Date(month.getTime() + ((inMonth / perMonth) * 27 + 0.5) * 86_400_000);
  return JSON.stringify({
    id: `${yearMonth}.${String(inMonth).padStart(5, '0')}`,
    submitter: paper.authors[0],
    authors: paper.authors.join(', '),
    title: broken(paper.title),
    comments: number % 3 === 0 ? `${(number % 30) + 4} pages, ${number % 9} figures` : null,
    'journal-ref': null,
    doi: null,
    'report-no': null,
    categories: paper.categories.join(' '),
    license: 'http://arxiv.org/licenses/nonexclusive-distrib/1.0/',
    abstract: `  ${broken(paper.abstract)}\n`,
    versions: [{ version: 'v1', created: created.toUTCString() }],
    update_date: created.toISOString().slice(0, 10),
    authors_parsed: paper.authors.map((name) => {
      const words = name.split(' ');
      return [words.at(-1) ?? '', words.slice(0, -1).join(' '), ''];
    }),
  });
}

function broken(text: string): string {
  let width = 0;
  return text
    .split(' ')
    .map((word) => {
      const isNew = width > 0 && width + word.length > WIDTH;
      width = isNew ? word.length : width + word.length + 1;
      return isNew ? `\n  ${word}` : word;
    })
    .join(' ');
}
