import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextNode } from '../../../src/playground/page/protocol/text.ts';
import { parseMarkdown } from '../../../src/playground/page/views/markdown.ts';

const names = {
  user: (id: string) => (id === '12345678901234567' ? 'Ada' : undefined),
  role: () => undefined,
  channel: () => 'papers',
};
const parse = (text: string) => parseMarkdown(text, names);
const text = (value: string): TextNode => ({ type: 'text', text: value });

describe('text in Discord’s Markdown', () => {
  it('is formatted like Discord', () => {
    expect(parse('**a** __b__ ~~c~~ ||d|| `e`')).toEqual([
      { type: 'strong', children: [text('a')] },
      text(' '),
      { type: 'underline', children: [text('b')] },
      text(' '),
      { type: 'strike', children: [text('c')] },
      text(' '),
      { type: 'spoiler', children: [text('d')] },
      text(' '),
      { type: 'code', text: 'e' },
    ]);
    expect(parse('## Title\n-# small')).toEqual([
      { type: 'heading', level: 2, children: [text('Title')] },
      { type: 'subtext', children: [text('small')] },
    ]);
  });

  it('has nested lists, bullets and numbers apart', () => {
    expect(parse('- one\n- two\n  - inner\n3. three\nafter')).toEqual([
      {
        type: 'list',
        ordered: false,
        start: 1,
        items: [
          [text('one')],
          [text('two'), { type: 'list', ordered: false, start: 1, items: [[text('inner')]] }],
        ],
      },
      { type: 'list', ordered: true, start: 3, items: [[text('three')]] },
      text('after'),
    ]);
  });

  it('starts a new line after a list, a quote and a heading', () => {
    const small = { type: 'subtext', children: [text('small')] };
    for (const before of ['- one', '> quoted', '# Title', 'plain']) {
      expect(parse(`${before}\n-# small`).at(-1), before).toEqual(small);
    }
  });

  it('makes no list or heading inside bold text or in the middle of a line', () => {
    expect(parse('**1. A title**')).toEqual([{ type: 'strong', children: [text('1. A title')] }]);
    expect(parse('**# not a heading**')).toEqual([{ type: 'strong', children: [text('# not a heading')] }]);
    expect(parse('x - y')).toEqual([text('x - y')]);
  });

  it('links only to http and https', () => {
    expect(parse('[p](https://arxiv.org/abs/1)')).toEqual([
      { type: 'link', url: 'https://arxiv.org/abs/1', children: [text('p')] },
    ]);
    expect(parse('[a [b] c](<https://x.org/a_(b)> "title")')).toEqual([
      { type: 'link', url: 'https://x.org/a_(b)', children: [text('a [b] c')] },
    ]);
    expect(JSON.stringify(parse('[x](javascript:alert(1)) [y](data:text/html,z)'))).not.toContain('"link"');
  });

  it('names who and what is mentioned, and says if it does not know', () => {
    expect(parse('<@12345678901234567> <@99999999999999999> <#12345678901234567>')).toEqual([
      { type: 'mention', kind: 'user', id: '12345678901234567', label: '@Ada' },
      text(' '),
      { type: 'mention', kind: 'user', id: '99999999999999999', label: '@unknown-user' },
      text(' '),
      { type: 'mention', kind: 'channel', id: '12345678901234567', label: '#papers' },
    ]);
    expect(parse('<t:1700000000:R>')).toEqual([{ type: 'time', at: 1_700_000_000, style: 'R' }]);
  });

  it.each<[string, TextNode[]]>([
    [
      '</follow add:12345678901234567>',
      [{ type: 'mention', kind: 'command', id: '12345678901234567', label: '/follow add' }],
    ],
    [
      '<@&12345678901234567>',
      [{ type: 'mention', kind: 'role', id: '12345678901234567', label: '@unknown-role' }],
    ],
    ['@everyone', [{ type: 'mention', kind: 'everyone', id: '', label: '@everyone' }]],
    ['@here', [{ type: 'mention', kind: 'everyone', id: '', label: '@here' }]],
    ['<:paper:12345678901234567>', [text(':paper:')]],
    ['📄', [text('📄')]],
    ['<t:1700000000>', [{ type: 'time', at: 1_700_000_000, style: 'f' }]],
    ['> q', [{ type: 'quote', children: [text('q')] }]],
    ['*a*', [{ type: 'em', children: [text('a')] }]],
    ['# a', [{ type: 'heading', level: 1, children: [text('a')] }]],
    ['### a', [{ type: 'heading', level: 3, children: [text('a')] }]],
    ['a\nb', [text('a'), { type: 'break' }, text('b')]],
    ['```js\na()\n```\nb', [{ type: 'codeBlock', language: 'js', text: 'a()' }, text('b')]],
    ['```a```', [{ type: 'codeBlock', language: '', text: 'a' }]],
    ['https://a.org', [{ type: 'link', url: 'https://a.org', children: [text('https://a.org')] }]],
    ['<HTTPS://a.org>', [{ type: 'link', url: 'HTTPS://a.org', children: [text('HTTPS://a.org')] }]],
    [
      '7. a\n8. b\n  9. c',
      [
        {
          type: 'list',
          ordered: true,
          start: 7,
          items: [[text('a')], [text('b'), { type: 'list', ordered: true, start: 9, items: [[text('c')]] }]],
        },
      ],
    ],
    ['- a\n - b', [{ type: 'list', ordered: false, start: 1, items: [[text('a')], [text('b')]] }]],
  ])('reads %j', (marked, nodes) => {
    expect(parse(marked)).toEqual(nodes);
  });

  it('keeps escaped markup and HTML as text', () => {
    expect(parse('\\*not bold\\* <b>x</b>')).toEqual([text('*not bold* <b>x</b>')]);
  });

  it('leaves as it is what is nested too deeply to be read', () => {
    const nested = `${'**'.repeat(5_000)}a${'**'.repeat(5_000)}`;
    expect(parse(nested)).toEqual([text(nested)]);
  });

  it('reads a hostile text full of brackets in one pass', () => {
    const hostile = '![a](<'.repeat(1500);
    expect(parse(hostile)).toEqual([text(hostile)]);
  });

  it('gives nodes for any text at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'*_~|`>#-[]()<@\n 1.ax\\'), maxLength: 200 }),
        (any) => {
          expect(Array.isArray(parse(any))).toBe(true);
        },
      ),
    );
  });
});
