import type { TextNode } from '../protocol/text.ts';

/** Parsed text without markup, on one line. */
export function plainText(nodes: readonly TextNode[]): string {
  return nodes.map(wordsOf).join('').replace(/\s+/g, ' ').trim();
}

function wordsOf(node: TextNode): string {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'codeBlock':
      return node.text;
    case 'mention':
      return node.label;
    case 'break':
    case 'time':
      return ' ';
    case 'list':
      return node.items.map((item) => ` ${plainText(item)}`).join('');
    default:
      return isBlock(node) ? ` ${plainText(node.children)} ` : node.children.map(wordsOf).join('');
  }
}

function isBlock({ type }: TextNode): boolean {
  return type === 'heading' || type === 'quote' || type === 'subtext';
}
