import { rules, type SimpleMarkdown } from 'discord-markdown-parser';

type Rule = Parameters<typeof SimpleMarkdown.parserFor>[0][string];

const LIST = /^ *(?:[-*]|\d{1,10}\.) +[^\n]+(?:\n *(?:[-*]|\d{1,10}\.) +[^\n]+)*(?:\n|$)/;
const ITEM = /^( *)([-*]|\d{1,10}\.) +([^\n]+)$/;

/** Discord's lists: lines that start with "- ", "* " or "1. ", nested by leading spaces; any other line ends them. */
export const listRule: Rule = {
  order: (rules.heading?.order ?? 0) - 0.25,
  match: (source) => LIST.exec(source),
  parse: (capture, parse, state) => {
    const lines = (capture[0] ?? '').split('\n').flatMap((line): Line[] => {
      const [, indent, bullet, text] = ITEM.exec(line) ?? [];
      if (indent === undefined || bullet === undefined || text === undefined) return [];
      return [{ depth: indent.length, number: Number.parseInt(bullet, 10), text }];
    });
    return nest(lines, (text) => parse(text, { ...state, wrapped: true }));
  },
};

/** `number` is NaN for a bullet. */
type Line = { depth: number; number: number; text: string };

type ListNode = { type: 'list'; ordered: boolean; start: number; items: unknown[][] };

/** Lines indented by two more spaces belong to the item above; bullets and numbers form separate lists. */
function nest(lines: Line[], parse: (text: string) => unknown[]): ListNode[] {
  const lists: ListNode[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    let end = at + 1;
    while (end < lines.length && (lines[end]?.depth ?? 0) > line.depth + 1) end += 1;
    const item = [...parse(line.text), ...nest(lines.slice(at + 1, end), parse)];
    const ordered = !Number.isNaN(line.number);
    const last = lists.at(-1);
    if (last?.ordered === ordered) last.items.push(item);
    else lists.push({ type: 'list', ordered, start: ordered ? line.number : 1, items: [item] });
    at = end;
  }
  return lists;
}
