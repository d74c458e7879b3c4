import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/digest/digest.ts';
import { digestMail } from '../../src/mail/write/digest-mail.ts';
import { questionMail } from '../../src/mail/write/question-mail.ts';
import { anyCharacter } from '../support/any-character.ts';
import { NOTHING_CONSIDERED } from '../support/digest.ts';
import { fullPaper, paper } from '../support/papers.ts';

function mailOf(papers: readonly ReturnType<typeof paper>[], over: Partial<Digest> = {}) {
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
    postal: undefined,
  });
}

describe('the parts of a mail', () => {
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

  it('are what old clients can draw: tables, styles in place, nothing from elsewhere', () => {
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

  it('never take text for markup, nor a script for a link', () => {
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

  it('put no words of whoever asked into the question', () => {
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
