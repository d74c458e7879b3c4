/** Longest element that may be a record, in characters; a longer one is skipped without being kept in memory. */
const LONGEST = 10_000_000;
/** Characters kept of a dropped element, to identify it in a report. */
const HEAD = 10_000;
/** Anything longer isn't a tag, comment or declaration. */
const LONGEST_MARK = 1_000_000;

/** An element's text in the file. */
export interface FoundElement {
  readonly name: string;
  readonly line: number;
  readonly text: string;
  /** Why it can't be read, if it's incomplete. */
  readonly fault?: string;
}

export interface ElementFinder {
  feed(piece: string): void;
  end(): void;
}

const MARKS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;
const TAG_NAME = /^<(\/?)(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/;

/**
 * Finds elements with certain names in an XML text that arrives in pieces, whatever surrounds them, ignoring damage
 * elsewhere. An element that's damaged, truncated or too long costs only itself.
 */
export function createElementFinder(
  names: ReadonlySet<string>,
  onElement: (element: FoundElement) => void,
): ElementFinder {
  let buffer = '';
  /** How much of the buffer has been searched for the end of its first item. */
  let searched = 0;
  let line = 1;
  let open: { name: string; line: number; text: string; length: number } | undefined;

  function keep(text: string): void {
    line += countLines(text);
    if (open === undefined) return;
    open.length += text.length;
    if (open.length <= LONGEST) open.text += text;
    else open.text = open.text.slice(0, HEAD);
  }

  function close(fault?: string): void {
    if (open === undefined) return;
    const { name, text, length } = open;
    const why = length > LONGEST ? `longer than ${LONGEST.toLocaleString('en-US')} characters` : fault;
    onElement({ name, line: open.line, text, ...(why === undefined ? {} : { fault: why }) });
    open = undefined;
  }

  /**
   * The length of the item beginning with `<` at the start of the buffer, or undefined if its end hasn't arrived yet.
   */
  function markLength(): number | undefined {
    const mark = MARKS.find(([begin]) => buffer.startsWith(begin));
    if (mark === undefined && MARKS.some(([begin]) => begin.startsWith(buffer))) return undefined;
    const end =
      mark === undefined ? endOfTag(buffer) : buffer.indexOf(mark[1], Math.max(mark[0].length, searched));
    if (end !== -1) return end + (mark?.[1].length ?? 1);
    searched = Math.max(0, buffer.length - 3);
    return buffer.length > LONGEST_MARK ? 1 : undefined;
  }

  function takeTag(tag: string): void {
    const [, slash, name = ''] = TAG_NAME.exec(tag) ?? [];
    const isRecord = names.has(name);
    if (isRecord && slash === '') {
      close('its end is missing');
      open = { name, line, text: '', length: 0 };
    }
    keep(tag);
    const isEnd = slash === '/' ? open?.name === name : tag.endsWith('/>');
    if (isRecord && isEnd) close();
  }

  function feed(piece: string): void {
    buffer += piece;
    for (;;) {
      const at = buffer.indexOf('<');
      keep(at === -1 ? buffer : buffer.slice(0, at));
      buffer = at === -1 ? '' : buffer.slice(at);
      const length = buffer === '' ? undefined : markLength();
      if (length === undefined) return;
      const mark = buffer.slice(0, length);
      buffer = buffer.slice(length);
      searched = 0;
      if (/^<[A-Za-z_/]/.test(mark)) takeTag(mark);
      else keep(mark);
    }
  }

  return {
    feed,
    end() {
      keep(buffer);
      buffer = '';
      close('the file ends in the middle of this row');
    },
  };
}

/** Where a tag ends, respecting quoted attribute values; -1 if it doesn't. */
function endOfTag(text: string): number {
  const end = text.indexOf('>');
  const next = text.indexOf('<', 1);
  if (end === -1 || !text.slice(0, end).includes('=') || (next !== -1 && next < end)) return end;
  let quote = '';
  for (let at = 1; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (quote === '' && letter === '>') return at;
    if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
    else if (letter === quote) quote = '';
    if (at > LONGEST_MARK) return end;
  }
  return -1;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
