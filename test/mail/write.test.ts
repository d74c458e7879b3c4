import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/digest/digest.ts';
import { digestMail } from '../../src/mail/write/digest-mail.ts';
import { questionMail } from '../../src/mail/write/question-mail.ts';
import { anyCharacter } from '../support/any-character.ts';
import { NOTHING_CONSIDERED } from '../support/digest.ts';
import { fullPaper, paper } from '../support/papers.ts';

function mailOf(papers: readonly ReturnType<typeof paper>[], over: Partial<Digest> = {}, postal?: string) {
  return digestMail({
    digest: {
      period: '2026-11-20',
      weekly: false,
      entries: papers.map((one) => ({ paper: one, reasons: [{ kind: 'new' }] })),
      notes: [],
      batchDay: '2026-11-20',
      considered: NOTHING_CONSIDERED,
      ...over,
    },
    sections: [{ title: 'What you follow', papers: [{ paper: paper('2401.9'), why: 'you follow cs.CL' }] }],
    notes: [],
    paperUrl: (id) => `https://papers.example.org/paper/${id}`,
    webUrl: 'https://papers.example.org/day/2026-11-20',
    stopUrl: 'https://papers.example.org/u/token',
    postal,
  });
}

/** What a client shows of a mail, a line for each line, without what only its dark mode reads. */
function shownOf(html: string): string[] {
  const body = html.slice(html.indexOf('<body'));
  const lines = body.split(/<br>|\n|<\/(?:div|h1|h2)>/);
  return lines.map((line) => line.replace(/<[^>]*>/g, '').trim()).filter((line) => line !== '');
}

/** Where the links of a mail lead, by their words. */
function linksOf(html: string): string[] {
  const links = html.matchAll(
    /<a class="(?:link|text)" href="([^"]+)" style="color:#[0-9a-f]{6}">([^<]+)<\/a>/g,
  );
  return [...links].map(([, address, words]) => `${words}: ${address}`);
}

describe('the parts of a mail', () => {
  it('contain everything in a digest, from its day to its unsubscribe link', () => {
    const { subject, text, html } = mailOf([fullPaper, paper('2401.2')], {}, 'Kite Lab, 1 Kite Street');
    expect(subject).toBe('Papers of the day, 20 November 2026: Kites *and* letters');
    expect(text.split('\n')).toEqual([
      'Papers of the day, 20 November 2026',
      'Read on the web: https://papers.example.org/day/2026-11-20',
      '',
      '1. Kites *and* letters',
      '▲ 37 · new · Ada North, Bo West, Cy East +5',
      'Kites meet letters.',
      'https://papers.example.org/paper/2401.00001',
      'Code: https://github.com/a/b',
      '',
      '2. Title of 2401.2',
      'new · Ada Lovelace',
      'https://papers.example.org/paper/2401.2',
      '',
      '== What you follow ==',
      '',
      'Title of 2401.9',
      'you follow cs.CL · Ada Lovelace',
      'https://papers.example.org/paper/2401.9',
      '',
      '-- ',
      "You're getting this because you confirmed this address.",
      'Unsubscribe: https://papers.example.org/u/token',
      'Kite Lab, 1 Kite Street',
      '',
    ]);
    expect(shownOf(html)).toEqual([
      '2 papers, among them Title of 2401.2',
      'Papers of the day, 20 November 2026',
      'Read on the web · Unsubscribe',
      '1. Kites *and* letters',
      '▲ 37 · new · Ada North, Bo West, Cy East +5',
      'Kites meet letters.',
      'Code',
      '2. Title of 2401.2',
      'new · Ada Lovelace',
      'What you follow',
      'Title of 2401.9',
      'you follow cs.CL · Ada Lovelace',
      "You're getting this because you confirmed this address. Unsubscribe with one click.",
      'Kite Lab, 1 Kite Street',
    ]);
    expect(linksOf(html)).toEqual([
      'Read on the web: https://papers.example.org/day/2026-11-20',
      'Unsubscribe: https://papers.example.org/u/token',
      'Kites *and* letters: https://papers.example.org/paper/2401.00001',
      'Code: https://github.com/a/b',
      'Title of 2401.2: https://papers.example.org/paper/2401.2',
      'Title of 2401.9: https://papers.example.org/paper/2401.9',
      'Unsubscribe with one click: https://papers.example.org/u/token',
    ]);
  });

  it('style each text inline, for clients that ignore other styles', () => {
    const { html } = mailOf([fullPaper]);
    const texts = [...html.matchAll(/<(?:div|h1|h2) class="(\w+)" style="([^"]*)"/g)];
    expect(texts.length).toBeGreaterThan(8);
    for (const [, kind, style] of texts)
      expect(style).toMatch(
        kind === 'muted'
          ? /^color:#5a5f68;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px$/
          : /^color:#1d1f23;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px(;|$)/,
      );
    for (const name of ['back', 'card', 'text', 'muted', 'link', 'cell'])
      expect([name, html.split(`.${name} {`).length, html.split(`class="${name}"`).length > 1]).toEqual([
        name,
        name === 'card' ? 3 : 2,
        true,
      ]);
    const paddings = [...html.matchAll(/class="cell" style="padding:([^"]+)"/g)];
    for (const [, padding] of paddings)
      expect(padding).toMatch(/^\d+px 24px( \d+px)?$|^0 24px \d+px$|^\d+px 24px 0$/);
  });

  it.each([
    ['https://papers.example.org/confirm/x', 'Kite Lab, 1 Kite Street'],
    [undefined, undefined],
  ])('ask a mailbox with all that it needs to answer: %s, %s', (url, postal) => {
    const { text, html } = questionMail({ code: '012345', url, minutes: 15, postal });
    const asked = 'Someone, probably you, asked to get trending papers by email at this address.';
    const where =
      'In Discord, use /email confirm with this code. On the web page, type it in the box. It works for 15 minutes.';
    const otherwise = "If that wasn't you, just ignore this. You won't get any more mail.";
    expect(text.split('\n')).toEqual([
      asked,
      '',
      'Your code: 012345',
      where,
      ...(url === undefined ? [] : ['', `Or confirm here: ${url}`]),
      '',
      otherwise,
      ...(postal === undefined ? [] : ['', postal]),
      '',
    ]);
    expect(shownOf(html).map((line) => line.replaceAll('&#39;', "'"))).toEqual([
      'It works for 15 minutes.',
      asked,
      '012345',
      where,
      ...(url === undefined ? [] : ['Or confirm with one click']),
      otherwise,
      ...(postal === undefined ? [] : [postal]),
    ]);
    expect(linksOf(html)).toEqual(url === undefined ? [] : [`Or confirm with one click: ${url}`]);
    expect(html).toContain('<title>012345 is your Paperboy code</title>');
  });

  it('say the same', () => {
    const { text, html } = mailOf([fullPaper]);
    for (const part of [text, html]) {
      expect(part).toContain('Kites *and* letters');
      expect(part).toContain('▲ 37 · new · Ada North, Bo West, Cy East +5');
      expect(part).toContain('Kites meet letters.');
      expect(part).toContain('https://github.com/a/b');
      expect(part).toMatch(/What you follow[\s\S]*Title of 2401\.9[\s\S]*you follow cs\.CL/);
    }
  });

  it('can be rendered by old clients: tables, inline styles, nothing from elsewhere', () => {
    const { html } = mailOf([fullPaper]);
    expect(html).not.toMatch(/<(img|script|link|iframe|form|video)\b/);
    expect(html).not.toMatch(/display:\s*(flex|grid)|position:|url\(|&apos;/);
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html.match(/<table(?! role="presentation")/g)).toBeNull();
    expect(html.indexOf('Unsubscribe')).toBeLessThan(html.indexOf('Kites *and* letters'));
  });

  it('stay under 60 kB with the longest papers there are', () => {
    const long = Array.from({ length: 25 }, (_, i) =>
      paper(`2401.${i}`, {
        title: 'A & B '.repeat(300),
        abstract: '"words" & more '.repeat(900),
        authors: Array.from({ length: 2000 }, () => 'A Very Long Name Indeed'),
        codeUrl: `https://example.com/${'a'.repeat(450)}`,
      }),
    );
    const { text, html, subject } = mailOf(long);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
    expect(subject.length).toBeLessThan(140);
  });

  it('never treat text as markup, or a script as a link', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, minLength: 1 }), (text) => {
        const evil = `<script>${text}</script><img src=x onerror=alert(1)>`;
        const { html } = mailOf([
          paper('2401.1', { title: evil, abstract: evil, codeUrl: `javascript:${text}` }),
        ]);
        expect(html).not.toMatch(/<script|<img|javascript:/);
      }),
    );
  });

  it('put nothing from the person who asked into the question', () => {
    const { text, html, subject } = questionMail({
      code: '012345',
      url: 'https://papers.example.org/confirm/x',
      minutes: 15,
      postal: undefined,
    });
    expect(subject).toBe('012345 is your Paperboy code');
    for (const part of [text, html]) {
      expect(part).toContain('012345');
      expect(part).toContain('https://papers.example.org/confirm/x');
      expect(part).toMatch(/just ignore this/);
    }
  });
});
