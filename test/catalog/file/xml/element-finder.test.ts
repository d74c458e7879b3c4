import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElementFinder, type FoundElement } from '../../../../src/catalog/file/xml/element-finder.ts';

/** The `entry` and `record` elements of a text that arrives in pieces of `size` characters. */
function found(text: string, size = text.length || 1): FoundElement[] {
  const elements: FoundElement[] = [];
  const finder = createElementFinder(new Set(['entry', 'record']), (element) => elements.push(element));
  for (let at = 0; at < text.length; at += size) finder.feed(text.slice(at, at + size));
  finder.end();
  return elements;
}
const texts = (text: string) => found(text).map((element) => element.text);
const faults = (text: string) => found(text).map(({ line, fault }) => [line, fault]);

describe('the elements of an XML text', () => {
  it('are found with line numbers, whatever surrounds them and whatever their prefix', () => {
    const text =
      '<?xml version="1.0"?>\n<feed>\n<title>All</title>\n<entry><id>1</id></entry>\n\n<a:record x="1">two</a:record>\n<entry/></feed>';
    expect(found(text)).toEqual([
      { name: 'entry', line: 4, text: '<entry><id>1</id></entry>' },
      { name: 'record', line: 6, text: '<a:record x="1">two</a:record>' },
      { name: 'entry', line: 7, text: '<entry/>' },
    ]);
  });

  it('are the same however the text is split into pieces', () => {
    const text =
      '<feed><!-- <entry>no</entry> --><entry a="x>y" b=\'"\'><![CDATA[</entry>]]>é\n</entry><?p <entry>?><record>\n<br/></record><entry>cut';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length }), (size) => {
        expect(found(text, size)).toEqual(found(text));
      }),
    );
    expect(texts(text)).toHaveLength(3);
  });

  it('are ignored in comments, CDATA and processing instructions, which end nothing either', () => {
    expect(
      texts('<f><!-- <entry>1</entry> --><![CDATA[<entry>2</entry>]]><?x <entry>3</entry> ?></f>'),
    ).toEqual([]);
    const held = '<entry><!-- </entry> --><![CDATA[</entry>]]><?x </entry> ?>end</entry>';
    expect(texts(held)).toEqual([held]);
  });

  it('do not end at a mark inside a quoted attribute', () => {
    const text = `<entry a="1 > 0" b='"/>'>x</entry>`;
    expect(texts(text)).toEqual([text]);
  });

  it('do not include names that merely begin alike', () => {
    expect(texts('<entries><entry>1</entry></entries><entry-list/><recordset/>')).toEqual([
      '<entry>1</entry>',
    ]);
  });

  it('cost only themselves if their end is missing, and are reported', () => {
    expect(faults('<f>\n<entry>1\n<entry>2</entry>\n<record>3</f>')).toEqual([
      [2, 'its end is missing'],
      [3, undefined],
      [4, 'the file ends in the middle of this row'],
    ]);
    expect(faults('<entry a="')).toEqual([]);
    expect(faults('<entry>1 < 2 and <b>no end')).toEqual([[1, 'the file ends in the middle of this row']]);
  });

  it('are still found after an apparent tag that does not end within a million characters', () => {
    const text = `<f><!-- ${'x'.repeat(1_100_000)}<entry>1</entry></f>`;
    expect(found(text, 65_536).map((element) => element.text)).toEqual(['<entry>1</entry>']);
  });

  it('of over ten million characters are reported by their beginnings, and cost only themselves', () => {
    const long = `<entry><id>long</id>${'<p>kites</p>'.repeat(900_000)}</entry>`;
    const elements = found(`<f>${long}<entry>2</entry></f>`, 1_000_000);
    expect(elements.map(({ fault }) => fault)).toEqual(['longer than 10,000,000 characters', undefined]);
    expect(elements[0]?.text).toMatch(/^<entry><id>long<\/id>/);
    expect(elements[0]?.text.length).toBeLessThan(20_000);
    expect(elements[1]?.text).toBe('<entry>2</entry>');
  });
});
