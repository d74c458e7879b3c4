import { rules, SimpleMarkdown } from 'discord-markdown-parser';
import type { TextNode } from '../protocol/text.ts';
import { linkRule } from './markdown-link.ts';
import { listRule } from './markdown-list.ts';

/** Finds the names for ids mentioned in text; an unknown id gives undefined. */
export type Names = {
  user: (id: string) => string | undefined;
  role: (id: string) => string | undefined;
  channel: (id: string) => string | undefined;
};

type SyntaxNode = { type: string; [key: string]: unknown };

type Rule = typeof listRule;

/** Inside bold text and the like, a line is never a heading, list or subtext, whatever it starts with. */
const WRAPPERS = ['strong', 'em', 'underline', 'strikethrough', 'spoiler', 'link', 'heading', 'subtext'];
const LINES = ['heading', 'subtext', 'list'];

const parseSyntax = SimpleMarkdown.parserFor(
  Object.fromEntries(
    Object.entries({ ...rules, link: linkRule, list: listRule }).map(([name, rule]) => [
      name,
      nestRightly(name, rule),
    ]),
  ),
);

function nestRightly(name: string, rule: Rule): Rule {
  return {
    ...rule,
    match(source, state, previous) {
      if (!LINES.includes(name)) return rule.match(source, state, previous);
      // The parser's rules only detect a line's start after some other rules; this works after all of them.
      const before: unknown = state.prevCapture?.[0];
      const inLine = typeof before === 'string' && !before.endsWith('\n');
      return state.wrapped === true || inLine
        ? null
        : rule.match(source, { ...state, prevCapture: null }, previous);
    },
    parse: (capture, parse, state) =>
      rule.parse(capture, parse, WRAPPERS.includes(name) ? { ...state, wrapped: true } : state),
  };
}

/**
 * Parses Discord's Markdown into nodes the page can build. The parser doesn't know lists, so our own rule adds them.
 * Addresses other than http and https stay text, as in Discord.
 */
export function parseMarkdown(text: string, names: Names): TextNode[] {
  try {
    return convertAll(parseSyntax(text, { inline: true }), names);
  } catch {
    return [{ type: 'text', text }];
  }
}

function convertAll(nodes: unknown, names: Names): TextNode[] {
  if (typeof nodes === 'string') return [{ type: 'text', text: nodes }];
  if (!Array.isArray(nodes)) return [];
  return joinTexts(nodes.flatMap((node) => (isSyntaxNode(node) ? convert(node, names) : [])));
}

function convert(node: SyntaxNode, names: Names): TextNode[] {
  const children = (): TextNode[] => convertAll(node.content, names);
  const id = String(node.id ?? '');
  switch (node.type) {
    case 'strong':
    case 'em':
    case 'underline':
    case 'spoiler':
    case 'subtext':
      return [{ type: node.type, children: children() }];
    case 'strikethrough':
      return [{ type: 'strike', children: children() }];
    case 'blockQuote':
      return [{ type: 'quote', children: children() }];
    case 'heading':
      return [{ type: 'heading', level: headingLevel(node.level), children: children() }];
    case 'list':
      return [
        {
          type: 'list',
          ordered: node.ordered === true,
          start: Number(node.start ?? 1),
          items: Array.isArray(node.items) ? node.items.map((item) => convertAll(item, names)) : [],
        },
      ];
    case 'inlineCode':
      return [{ type: 'code', text: String(node.content) }];
    case 'codeBlock':
      return [{ type: 'codeBlock', language: String(node.lang ?? ''), text: String(node.content) }];
    case 'link':
    case 'url':
    case 'autolink':
      return convertLink(String(node.target ?? ''), children());
    case 'timestamp':
      return [{ type: 'time', at: Number(node.timestamp), style: String(node.format ?? 'f') }];
    case 'user':
      return [{ type: 'mention', kind: 'user', id, label: `@${names.user(id) ?? 'unknown-user'}` }];
    case 'role':
      return [{ type: 'mention', kind: 'role', id, label: `@${names.role(id) ?? 'unknown-role'}` }];
    case 'channel':
      return [{ type: 'mention', kind: 'channel', id, label: `#${names.channel(id) ?? 'unknown'}` }];
    case 'slashCommand':
      return [{ type: 'mention', kind: 'command', id, label: `/${String(node.fullName)}` }];
    case 'everyone':
    case 'here':
      return [{ type: 'mention', kind: 'everyone', id: '', label: `@${node.type}` }];
    case 'emoji':
      return [{ type: 'text', text: `:${String(node.name)}:` }];
    case 'twemoji':
      return [{ type: 'text', text: String(node.name) }];
    case 'br':
    case 'newline':
      return [{ type: 'break' }];
    default:
      return children();
  }
}

function convertLink(url: string, children: TextNode[]): TextNode[] {
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? [{ type: 'link', url, children }] : children;
}

function headingLevel(level: unknown): 1 | 2 | 3 {
  return level === 1 || level === 2 ? level : 3;
}

/** Joins adjacent texts, and drops the line break after a block that ends its own line. */
function joinTexts(nodes: TextNode[]): TextNode[] {
  const joined: TextNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', text: last.text + node.text };
    } else if (node.type !== 'break' || last?.type !== 'codeBlock') {
      joined.push(node);
    }
  }
  return joined;
}

function isSyntaxNode(node: unknown): node is SyntaxNode {
  return typeof node === 'object' && node !== null && 'type' in node && typeof node.type === 'string';
}
