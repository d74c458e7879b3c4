import { html } from 'lit-html';
import type { TextNode } from '../../protocol/text.ts';
import { pageNow } from '../dom/page-clock.ts';
import { tellTime } from './time.ts';

/** What pressing a mention does: opens the channel, or starts typing the command. */
export type Mentioned = (kind: string, id: string, label: string) => void;

/** Parsed text. Each template is on one line, because white space is preserved in messages. */
export function textTemplate(nodes: readonly TextNode[], mentioned: Mentioned): unknown[] {
  return nodes.map((node) => nodeTemplate(node, mentioned));
}

function nodeTemplate(node: TextNode, mentioned: Mentioned): unknown {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return html`<br />`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'codeBlock':
      return html`<pre><code>${node.text}</code></pre>`;
    case 'list':
      return listTemplate(node, mentioned);
    case 'time':
      return timeTemplate(node.at, node.style);
    case 'mention':
      return mentionTemplate(node, mentioned);
    default:
      return wrapped(node, textTemplate(node.children, mentioned));
  }
}

type Wrapper = Extract<TextNode, { children: TextNode[] }>;

function wrapped(node: Wrapper, inner: unknown[]): unknown {
  switch (node.type) {
    case 'strong':
      return html`<strong>${inner}</strong>`;
    case 'em':
      return html`<em>${inner}</em>`;
    case 'underline':
      return html`<u>${inner}</u>`;
    case 'strike':
      return html`<s>${inner}</s>`;
    case 'quote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'subtext':
      return html`<small>${inner}</small>`;
    case 'heading':
      return html`<h3 class="heading level-${node.level}">${inner}</h3>`;
    case 'link':
      return html`<a href=${node.url} target="_blank" rel="noopener noreferrer" title=${node.url}>${inner}</a>`;
    case 'spoiler':
      return html`<span class="spoiler" role="button" tabindex="0" aria-label="Spoiler" @click=${open} @keydown=${openByKey}><span aria-hidden="true" inert>${inner}</span></span>`;
  }
}

function listTemplate(node: Extract<TextNode, { type: 'list' }>, mentioned: Mentioned): unknown {
  const items = node.items.map((item) => html`<li>${textTemplate(item, mentioned)}</li>`);
  return node.ordered ? html`<ol start=${node.start}>${items}</ol>` : html`<ul>${items}</ul>`;
}

function mentionTemplate(node: Extract<TextNode, { type: 'mention' }>, mentioned: Mentioned): unknown {
  const { kind, id, label } = node;
  if (kind !== 'channel' && kind !== 'command') return html`<span class="mention">${label}</span>`;
  return html`<button type="button" class="mention" @click=${() => mentioned(kind, id, label)}>${label}</button>`;
}

function open({ currentTarget: spoiler }: Event): void {
  if (!(spoiler instanceof HTMLElement)) return;
  spoiler.classList.add('open');
  for (const name of ['role', 'aria-label', 'tabindex']) spoiler.removeAttribute(name);
  const [inner] = spoiler.children;
  inner?.removeAttribute('aria-hidden');
  inner?.removeAttribute('inert');
}

function openByKey(event: KeyboardEvent): void {
  if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
  event.preventDefault();
  open(event);
}

function timeTemplate(at: number, style: string): unknown {
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return 'Invalid Date';
  const full = tellTime(date, 'F', pageNow());
  return html`<time datetime=${date.toISOString()} title=${full}>${tellTime(date, style, pageNow())}</time>`;
}
