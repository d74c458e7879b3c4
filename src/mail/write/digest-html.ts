import { html } from 'hono/html';
import type { Paper } from '../../paper/paper.ts';
import { plainExcerpt } from '../../view/plain-excerpt.ts';
import { link } from '../../view/text.ts';
import { factLine, noteLines, preheaderLine, proseLine, whyLine } from './digest-lines.ts';
import { type DigestMailView, digestSubject } from './digest-mail-view.ts';
import { type MailHtml, mailFrame, mailLink, row, STYLE } from './mail-frame.ts';

/** The daily mail as HTML: one column, no pictures, nothing loaded from elsewhere. */
export function digestHtml(view: DigestMailView): string {
  const { digest, notes, webUrl, stopUrl, postal } = view;
  const title = digestSubject({ ...digest, entries: [] });
  return mailFrame({
    title,
    preheader: preheaderLine(digest),
    body: html`${row(html`<h1 class="text" style="${STYLE.text};font-size:22px;line-height:28px;margin:0">${title}</h1>`, '20px 24px 4px')}
${row(html`<div class="muted" style="${STYLE.muted}">${mailLink(webUrl, 'Read on the web')} · ${mailLink(stopUrl, 'Unsubscribe')}</div>`, '0 24px 8px')}
${noteLines(digest, notes).map((note) => row(html`<div class="muted" style="${STYLE.muted}">${note}</div>`, '4px 24px'))}
${digest.entries.map((entry, index) => paperRow(entry.paper, whyLine(entry), `${index + 1}. `, view))}
${view.sections.map(({ title: name, papers }) => [row(html`<h2 class="text" style="${STYLE.text};font-size:19px;line-height:26px;margin:0">${name}</h2>`, '16px 24px 0'), ...papers.map(({ paper, why }) => paperRow(paper, why, '', view))])}
${row(html`<div class="muted" style="${STYLE.muted}">You're getting this because you confirmed this address. ${mailLink(stopUrl, 'Unsubscribe with one click')}.${postal === undefined ? '' : html`<br>${postal}`}</div>`, '16px 24px 24px')}`,
  });
}

function paperRow(paper: Paper, why: string, lead: string, { paperUrl }: DigestMailView): MailHtml {
  const prose = proseLine(paper);
  const code = link(paper.codeUrl);
  return row(
    html`<div class="text" style="${STYLE.text};font-size:17px;font-weight:bold">${lead}<a class="text" href="${paperUrl(paper.id)}" style="color:#1d1f23">${plainExcerpt(paper.title, 200)}</a></div>
<div class="muted" style="${STYLE.muted}">${factLine(paper, why)}</div>
${prose === '' ? '' : html`<div class="text" style="${STYLE.text}">${prose}</div>`}
${code === undefined ? '' : html`<div class="muted" style="${STYLE.muted}">${mailLink(code, 'Code')}</div>`}`,
    '12px 24px',
  );
}
