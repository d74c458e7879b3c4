import type { Formats, Row, RowContent, XmlFormat } from '../row/format.ts';
import { createElementFinder, type FoundElement } from './element-finder.ts';
import { parseElement } from './parse-element.ts';

/**
 * The rows of an XML text that arrives in pieces, in batches, each read by its element's format, or all by `only`;
 * skips the first `after` rows.
 */
export async function* xmlRows(
  pieces: AsyncIterable<string>,
  formats: Formats,
  only?: XmlFormat,
  after = 0,
): AsyncGenerator<readonly Row[]> {
  const all = only === undefined ? [...formats.values()].filter((format) => format.kind === 'xml') : [only];
  const byElement = new Map(all.map((format) => [format.element, format]));
  let found: Row[] = [];
  let row = 0;
  const finder = createElementFinder(new Set(byElement.keys()), (element) => {
    row += 1;
    if (row <= after) return;
    const format = byElement.get(element.name);
    if (format !== undefined) found.push({ line: element.line, row, ...readElement(element, format) });
  });
  for await (const piece of pieces) {
    finder.feed(piece);
    if (found.length > 0) yield found;
    found = [];
  }
  finder.end();
  yield found;
}

const ID = /<(?:\w+:)?(?:id|guid|identifier)\b[^>]*>\s*([^<]{1,200})/i;

/** What a format makes of an element. */
export function readElement({ name, text, fault }: FoundElement, format: XmlFormat): RowContent {
  const id = ID.exec(text.slice(0, 10_000))?.[1]?.trim();
  if (fault !== undefined) return { skipped: fault, id };
  try {
    const content = format.read(parseElement(text, name));
    return 'skipped' in content ? { id, ...content } : content;
  } catch (error) {
    return { skipped: error instanceof Error ? error.message : 'not XML', id };
  }
}
