import { escapeUTF8 } from 'entities';
import type { Paper } from '../../paper/paper.ts';
import { momentOf } from './daily-papers.ts';

/** Papers as a response from arXiv's query API: an Atom feed with one entry each. */
export function arxivAnswer(papers: readonly Paper[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title type="html">ArXiv Query</title>
  <id>http://arxiv.org/api/playground</id>
${papers.map(entryOf).join('\n')}
</feed>
`;
}

function entryOf({ id, title, authors, abstract = '', published, categories = [], extra }: Paper): string {
  const [primary] = categories;
  const moment = momentOf(published);
  const version = typeof extra?.version === 'number' ? `v${extra.version}` : '';
  return `  <entry>
    <id>http://arxiv.org/abs/${escapeUTF8(id)}${version}</id>
    <title>${escapeUTF8(title)}</title>
    <summary>${escapeUTF8(abstract)}</summary>
${[
  ...(moment === null ? [] : [`    <published>${moment}</published>`]),
  ...authors.map((name) => `    <author><name>${escapeUTF8(name)}</name></author>`),
  ...(primary === undefined ? [] : [`    <arxiv:primary_category term="${escapeUTF8(primary)}"/>`]),
  ...categories.map((category) => `    <category term="${escapeUTF8(category)}"/>`),
].join('\n')}
  </entry>`;
}
