import { html, raw } from 'hono/html';

/** A mail's markup, with outside text escaped. */
export type MailHtml = ReturnType<typeof html>;

/** Colours that survive the inversion some clients apply. */
export const STYLE = {
  text: 'color:#1d1f23;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px',
  muted: 'color:#5a5f68;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px',
  link: 'color:#1f4fb8',
} as const;

/** Only dark mode and phones need more than inline styles; clients that drop these lose nothing. */
const HEAD_STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .back { background-color: #16181c !important; }
  .card { background-color: #1e2126 !important; }
  .text { color: #e6e7ea !important; }
  .muted { color: #a5abb6 !important; }
  .link { color: #8db4ff !important; }
}
@media (max-width: 620px) { .card { width: 100% !important; } .cell { padding-left: 16px !important; padding-right: 16px !important; } }
`;

/** The frame of every mail: one column of 600 pixels, for clients old and new. `preheader` is shown next to the subject. */
export function mailFrame(view: {
  readonly title: string;
  readonly preheader: string;
  readonly body: MailHtml;
}): string {
  const { title, preheader, body } = view;
  return String(html`${raw('<!doctype html>')}
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${raw(HEAD_STYLE)}</style>
</head>
<body class="back" style="margin:0;padding:0;background-color:#f2f2ee">
<div style="display:none;max-height:0;overflow:hidden">${preheader}</div>
<table role="presentation" class="back" lang="en" dir="ltr" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f2f2ee">
<tr><td align="center" style="padding:16px 0">
<table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" style="width:600px;background-color:#fdfdfb">
${body}
</table>
</td></tr>
</table>
</body>
</html>
`);
}

/** A row in the column. */
export function row(inside: MailHtml, padding = '8px 24px'): MailHtml {
  return html`<tr><td class="cell" style="padding:${padding}">${inside}</td></tr>
`;
}

/** A link in a mail. */
export function mailLink(address: string, words: string): MailHtml {
  return html`<a class="link" href="${address}" style="${STYLE.link}">${words}</a>`;
}
