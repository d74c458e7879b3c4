import { findPaperIds } from '../../paper/id.ts';
import { titleKey } from '../../paper/title.ts';
import type { Row, TextFormat } from '../file/row/format.ts';
import { readRecord } from '../file/row/record.ts';
import { wholeText } from '../file/row/whole-text.ts';

/** Text of the page itself and its cards that is neither title nor abstract. */
const FURNITURE = [
  /^new$/i,
  /^get trending papers in your email inbox!?$/i,
  /^subscribe$/i,
  /^by\s*AK\b.*community$/i,
  /^(?:daily|weekly|monthly|trending) papers$|^(?:hugging face|papers|models|datasets|spaces|docs|pricing)$/i,
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:,? .{0,20}\d{1,4})?$/i,
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:, \d{4})?$/i,
  /^(?:week|w) ?\d{1,2}\b.{0,20}$|^\d{4}-\d{2}(?:-\d{2})?$/i,
  /^(?:published|submitted) (?:on|by)\b.{0,80}$/i,
  /^(?:upvote|github|arxiv page|project page|view (?:arxiv page|pdf|all papers|paper))(?:\s*\d[\d.,]*k?)?$/i,
  /^(?:log in|sign up|previous|next|search)$/i,
  /^[·•+-]?\s*\d[\d.,]*\s*k?(?:\s+(?:authors?|comments?|upvotes?|likes?|stars?))?$/i,
];

/** An abstract has at least this many words and characters; from `surely` characters on, any line is one. */
const ABSTRACT = { words: 16, length: 120, surely: 300 };

interface Line {
  readonly line: number;
  readonly text: string;
}

/**
 * The papers of a copied Hugging Face papers page. An abstract is a line of prose; its title is the last line above
 * it that isn't page furniture. Lines wrapped by an editor are rejoined. If no link gives the id, it is derived from
 * the title (`hf-page:…`).
 */
export function* parseHuggingFacePage(text: string): Generator<Row> {
  let above: Line[] = [];
  let card: { title: Line; id: string | undefined; abstract: string[] } | undefined;
  for (const line of unwrapped(text)) {
    if (!isProse(line.text)) {
      above.push(line);
      continue;
    }
    const candidates = above.filter((one) => !isFurniture(one.text));
    const title = candidates.pop();
    if (title === undefined) {
      if (card === undefined) yield { line: line.line, skipped: 'an abstract without a title above it' };
      else card.abstract.push(line.text);
      continue;
    }
    if (card !== undefined) yield readCard(card);
    yield* candidates.flatMap(leftOver);
    const ids = findPaperIds(above.map((one) => one.text).join('\n'));
    card = { title, id: ids.length === 1 ? ids[0] : undefined, abstract: [line.text] };
    above = [];
  }
  if (card !== undefined) yield readCard(card);
  yield* above.filter((one) => !isFurniture(one.text)).flatMap(leftOver);
}

function readCard({ title, id, abstract }: { title: Line; id: string | undefined; abstract: string[] }): Row {
  const name = title.text.replace(/^#+\s+/, '').replace(/^\[(.+)\]\(\S+\)$/, '$1');
  const reading = readRecord({
    id: id ?? `hf-page:${titleKey(name)}`,
    title: name,
    abstract: abstract.join(' '),
  });
  return {
    line: title.line,
    ...reading,
    ...('paper' in reading && id === undefined ? { namedByTitle: true } : {}),
  };
}

/** Short lines are names and counts; a longer one may be a title, so it's reported rather than lost. */
function leftOver({ line, text }: Line): Row[] {
  const words = text.split(/\s+/).length;
  return words < 5 ? [] : [{ line, skipped: `no abstract below "${text.slice(0, 80)}"` }];
}

function isFurniture(text: string): boolean {
  return FURNITURE.some((pattern) => pattern.test(text)) || !/\p{L}{2}/u.test(text);
}

function isProse(text: string): boolean {
  if (text.length >= ABSTRACT.surely) return true;
  return (
    text.length >= ABSTRACT.length &&
    text.split(/\s+/).length >= ABSTRACT.words &&
    /[.!]["'”’)\]]*$/.test(text)
  );
}

/** The non-blank lines of a text; a paragraph wrapped by an editor becomes one line again. */
function unwrapped(text: string): Line[] {
  const lines: Line[] = [];
  let paragraph: Line[] = [];
  const close = () => {
    const [first] = paragraph;
    if (first !== undefined && isWrapped(paragraph)) {
      lines.push({ line: first.line, text: paragraph.map((one) => one.text).join(' ') });
    } else lines.push(...paragraph);
    paragraph = [];
  };
  for (const [index, raw] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const trimmed = raw.trim();
    if (trimmed === '') close();
    else paragraph.push({ line: index + 1, text: trimmed });
  }
  close();
  return lines;
}

/** Whether every line but the last nearly fills a column of 50 to 140 characters. */
function isWrapped(paragraph: readonly Line[]): boolean {
  const full = paragraph.slice(0, -1).map((one) => one.text.length);
  const longest = Math.max(...paragraph.map((one) => one.text.length));
  return full.length > 0 && longest <= 140 && full.every((length) => length >= 50 && length >= longest - 30);
}

/** A Hugging Face papers page, copied from the browser. */
export default {
  kind: 'text',
  recognises: (head) =>
    !/^\s*[<[{]/.test(head) && !head.includes('\0') && unwrapped(head).some(({ text }) => isProse(text)),
  async *read(pieces) {
    yield* parseHuggingFacePage(await wholeText(pieces));
  },
} satisfies TextFormat;
