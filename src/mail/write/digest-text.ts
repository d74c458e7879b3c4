import type { Paper } from '../../paper/paper.ts';
import { plainExcerpt } from '../../view/plain-excerpt.ts';
import { link } from '../../view/text.ts';
import { factLine, noteLines, proseLine, whyLine } from './digest-lines.ts';
import { type DigestMailView, digestSubject } from './digest-mail-view.ts';

/** The daily mail as plain text, as good as the HTML: written from the same papers, not from the markup. */
export function digestText(view: DigestMailView): string {
  const { digest, notes, webUrl, stopUrl, postal } = view;
  return [
    digestSubject({ ...digest, entries: [] }),
    `Read on the web: ${webUrl}`,
    ...noteLines(digest, notes).flatMap((note) => ['', note]),
    ...digest.entries.flatMap((entry, index) => [
      '',
      ...paperLines(entry.paper, whyLine(entry), `${index + 1}. `, view),
    ]),
    ...view.sections.flatMap(({ title, papers }) => [
      '',
      `== ${title} ==`,
      ...papers.flatMap(({ paper, why }) => ['', ...paperLines(paper, why, '', view)]),
    ]),
    '',
    '-- ',
    "You're getting this because you confirmed this address.",
    `Unsubscribe: ${stopUrl}`,
    ...(postal === undefined ? [] : [postal]),
    '',
  ].join('\n');
}

function paperLines(paper: Paper, why: string, lead: string, { paperUrl }: DigestMailView): string[] {
  const code = link(paper.codeUrl);
  const lines = [
    `${lead}${plainExcerpt(paper.title, 200)}`,
    factLine(paper, why),
    proseLine(paper),
    paperUrl(paper.id),
    code === undefined ? '' : `Code: ${code}`,
  ];
  return lines.filter((line) => line !== '');
}
