import type { TextNode } from '../protocol/text.ts';
import { h } from './dom.ts';
import { tellTime } from './time.ts';

/** What pressing a mention does: opens the channel, or starts typing the command. */
export type Mentioned = (kind: string, id: string, label: string) => void;

/** Builds the nodes of parsed text. */
export function drawText(nodes: TextNode[], mentioned: Mentioned): Node[] {
  return nodes.map((node) => drawNode(node, mentioned));
}

const TAGS = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strike: 's',
  quote: 'blockquote',
  subtext: 'small',
};

function drawNode(node: TextNode, mentioned: Mentioned): Node {
  switch (node.type) {
    case 'text':
      return document.createTextNode(node.text);
    case 'break':
      return h('br');
    case 'heading':
      return h(
        `h${node.level + 2}`,
        { class: `heading level-${node.level}` },
        ...drawText(node.children, mentioned),
      );
    case 'code':
      return h('code', {}, node.text);
    case 'codeBlock':
      return h('pre', {}, h('code', {}, node.text));
    case 'list':
      return h(
        node.ordered ? 'ol' : 'ul',
        node.ordered ? { start: node.start } : {},
        ...node.items.map((item) => h('li', {}, ...drawText(item, mentioned))),
      );
    case 'link':
      return h(
        'a',
        { href: node.url, target: '_blank', rel: 'noopener noreferrer', title: node.url },
        ...drawText(node.children, mentioned),
      );
    case 'time':
      return drawTime(node.at, node.style);
    case 'mention':
      return drawMention(node, mentioned);
    case 'spoiler':
      return drawSpoiler(drawText(node.children, mentioned));
    default:
      return h(TAGS[node.type], {}, ...drawText(node.children, mentioned));
  }
}

function drawMention(node: TextNode & { type: 'mention' }, mentioned: Mentioned): Node {
  if (node.kind === 'everyone' || node.kind === 'role') return h('span', { class: 'mention' }, node.label);
  const element = h('span', { class: 'mention', role: 'link', tabindex: 0 }, node.label);
  const act = () => mentioned(node.kind, node.id, node.label);
  element.addEventListener('click', act);
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') act();
  });
  return element;
}

function drawSpoiler(children: Node[]): Node {
  const element = h('span', { class: 'spoiler', role: 'button', tabindex: 0, 'aria-label': 'Spoiler' });
  const inner = h('span', { 'aria-hidden': 'true' }, ...children);
  const open = () => {
    element.classList.add('open');
    element.removeAttribute('role');
    element.removeAttribute('aria-label');
    inner.removeAttribute('aria-hidden');
  };
  element.append(inner);
  element.addEventListener('click', open);
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') open();
  });
  return element;
}

function drawTime(at: number, style: string): Node {
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return document.createTextNode('Invalid Date');
  const full = tellTime(date, 'F', new Date());
  return h('time', { datetime: date.toISOString(), title: full }, tellTime(date, style, new Date()));
}
