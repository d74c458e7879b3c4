import { rules, type SimpleMarkdown } from 'discord-markdown-parser';

type Rule = Parameters<typeof SimpleMarkdown.parserFor>[0][string];

const LIST = /^ *(?:[-*]|\d{1,10}\.) +[^\n]+(?:\n *(?:[-*]|\d{1,10}\.) +[^\n]+)*(?:\n|$)/;
const ITEM = /^( *)([-*]|\d{1,10}\.) +([^\n]+)$/;

/** Discord's lists: lines that start with "- ", "* " or "1. ", nested by leading spaces; any other line ends them. */
export const listRule: Rule = {
  order: (rules.heading?.order ?? 0) - 0.25,
  match: (source, state) => {
    const previous: unknown = state.prevCapture?.[0];
    const atLineStart = typeof previous !== 'string' || previous.endsWith('\n');
    return atLineStart && !state.inList ? LIST.exec(source) : null;
  },
  parse: (capture, parse, state) => {
    const lines = (capture[0] ?? '').split('\n').flatMap((line) => {
      const [, indent, bullet, text] = ITEM.exec(line) ?? [];
      return indent === undefined || bullet === undefined || text === undefined
        ? []
        : [{ depth: indent.length, bullet, text }];
    });
    return nest(lines, (text) => parse(text, { ...state, inList: true }));
  },
};

type Line = { depth: number; bullet: string; text: string };

function nest(lines: Line[], parse: (text: string) => unknown[]): Record<string, unknown> {
  const first = lines[0];
  const items: unknown[][] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    let end = at + 1;
    while (end < lines.length && (lines[end]?.depth ?? 0) > line.depth + 1) end += 1;
    const inner = lines.slice(at + 1, end);
    items.push(inner.length === 0 ? parse(line.text) : [...parse(line.text), nest(inner, parse)]);
    at = end;
  }
  const ordered = /\d/.test(first?.bullet ?? '');
  return { type: 'list', ordered, start: ordered ? Number.parseInt(first?.bullet ?? '1', 10) : 1, items };
}
