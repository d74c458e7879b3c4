import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import { openMailDesk } from '../support/mail-desk.ts';
import { fullPaper, paper } from '../support/papers.ts';
import { serve, webContent } from '../support/web.ts';

const HOSTILE = `</title><script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp; & < ]]> -- `;

const PAPERS = [
  { ...fullPaper, listedOn: '2026-08-21' },
  paper('hep-th/9901001', { title: 'Strings on a torus', listedOn: '2026-08-20', upvotes: 2 }),
  paper('acl:N19-1423', { title: HOSTILE, abstract: HOSTILE, authors: [HOSTILE], listedOn: '2026-08-20' }),
  ...Array.from({ length: 30 }, (_, i) =>
    paper(`2608.1${String(i).padStart(4, '0')}`, { title: `Retrieval number ${i}`, listedOn: '2026-08-21' }),
  ),
];

/** An independent HTML validator: nesting, unique ids, labels, and attribute values. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Matters of style, which no browser cares about.
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'tel-non-breaking': 'off',
    // As intended, a button in a form submits it and a field takes text.
    'no-implicit-button-type': 'off',
    'no-implicit-input-type': 'off',
    // A list may have a name: a screen reader says it before the names of twelve people.
    'aria-label-misuse': 'off',
    'attribute-boolean-style': 'off',
  },
});

async function faultsOf(path: string, text: string): Promise<string[]> {
  const { results } = await validator.validateString(text, path);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId}: ${message}`),
  );
}

it('every page is valid HTML, whatever its content', async () => {
  const desk = await openMailDesk();
  const { get } = await serve({ ...webContent(PAPERS), mail: desk.mail.optIn });
  const paths = [
    ...['/', '/?page=2', '/day/2026-08-21', '/day/2026-08-21?page=2', '/day/2026-08-20', '/week/2026-W34'],
    ...['/month/2026-08', '/day/2020-01-01', '/search', '/search?q=retrieval', '/search?q=retreival&page=2'],
    ...['/search?q=nothing+at+all&sort=newest&after=2024', `/search?q=${encodeURIComponent(HOSTILE)}`],
    ...['/paper/2401.00001', '/paper/acl:N19-1423', '/paper/hep-th/9901001', '/paper/2412.12345', '/nowhere'],
  ];
  const faults: string[] = [];
  for (const path of paths) faults.push(...(await faultsOf(path, await (await get(path)).text())));
  const post = (path: string, fields: Record<string, string>) =>
    get(path, { method: 'POST', body: new URLSearchParams(fields) });
  const asked = await (await post('/subscribe', { address: 'ada@example.org' })).text();
  faults.push(...(await faultsOf('/subscribe', asked)));
  const refused = await (await post('/subscribe', { address: HOSTILE })).text();
  faults.push(...(await faultsOf('/subscribe (refused)', refused)));
  await desk.server.arrived(1);
  const link = /(\/confirm\/\S+)/.exec(desk.server.mails[0]?.email.text ?? '')?.[1] ?? '';
  faults.push(...(await faultsOf('/confirm', await (await get(link)).text())));
  faults.push(...(await faultsOf('/confirm (done)', await (await post(link, {})).text())));
  expect(faults).toEqual([]);
});

it('pages of a catalog without days, or without anything, are valid too', async () => {
  for (const papers of [[], [paper('2401.00003', { title: 'Alone' })]]) {
    const { get } = await serve(webContent(papers));
    expect(await faultsOf('/', await (await get('/')).text())).toEqual([]);
  }
});

it('an invalid page is reported', async () => {
  const faults = await faultsOf('/', '<ul><p>in a list</p></ul><p id="a"></p><p id="a"></p>');
  expect(faults.join('\n')).toMatch(/element-permitted-content[\s\S]*no-dup-id/);
});
