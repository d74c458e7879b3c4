import type { MessageView } from '../protocol/message.ts';
import { avatarUrl, botAvatarUrl } from './avatar.ts';
import { drawBlocks, drawFile } from './blocks.ts';
import { button, h } from './dom.ts';
import type { Drawing } from './drawing.ts';
import { drawEmbed } from './embed.ts';
import { drawText } from './text.ts';
import { tellMessageTime } from './time.ts';

/** An element for a message; `fillMessage` draws into it, the first time and after every edit. */
export function createMessageElement(message: MessageView, drawing: Drawing): HTMLElement {
  const element = h('discord-message', { id: `message-${message.id}`, role: 'article', tabindex: -1 });
  fillMessage(element, message, drawing);
  return element;
}

export function fillMessage(element: HTMLElement, message: MessageView, drawing: Drawing): void {
  const { author } = message;
  const at = new Date(message.at);
  const attributes = {
    author: author.name,
    avatar: author.bot ? botAvatarUrl(author.color) : avatarUrl(author.name, author.color),
    timestamp: tellMessageTime(at, new Date()),
    'role-color': author.bot ? '#f2f3f5' : author.color,
    'aria-label': `${author.name}, ${tellMessageTime(at, new Date())}`,
  };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.toggleAttribute('bot', author.bot);
  element.toggleAttribute('edited', message.edited && message.text.length > 0);
  element.classList.toggle('private', message.private);
  element.replaceChildren(
    ...[
      message.used && drawUsed(message.used),
      message.thinking
        ? drawThinking(author.name)
        : h('div', { class: 'content' }, ...drawText(message.text, drawing.mentioned)),
      ...message.embeds.map((embed) => drawEmbed(embed, drawing)),
      message.files.length > 0 &&
        h('div', { class: 'files', slot: 'attachments' }, ...message.files.map(drawFile)),
      message.blocks.length > 0 &&
        h('div', { class: 'blocks', slot: 'components' }, ...drawBlocks(message.blocks, message, drawing)),
      ...drawFooters(message, drawing),
      drawTools(message, drawing),
    ].filter((child) => child !== undefined && child !== false),
  );
}

function drawUsed(used: NonNullable<MessageView['used']>): HTMLElement {
  return h('discord-command', {
    slot: 'reply',
    author: used.by,
    avatar: avatarUrl(used.by, used.color),
    'role-color': used.color,
    command: used.command,
    type: 'slash_command',
  });
}

function drawThinking(name: string): HTMLElement {
  const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  return h('div', { class: 'thinking', role: 'status' }, dots, `${name} is thinking…`);
}

function drawFooters(message: MessageView, drawing: Drawing): HTMLElement[] {
  const footers: HTMLElement[] = [];
  if (message.pinned) footers.push(h('div', { class: 'mark', slot: 'components' }, 'Pinned'));
  if (message.published) footers.push(h('div', { class: 'mark', slot: 'components' }, 'Published'));
  if (message.private) {
    const dismiss = button({ class: 'plain-link' }, () => drawing.dismiss(message), 'Dismiss message');
    const eye = h('span', { class: 'eye', 'aria-hidden': 'true' });
    footers.push(
      h('div', { class: 'only-you', slot: 'components' }, eye, 'Only you can see this • ', dismiss),
    );
  }
  return footers;
}

function drawTools(message: MessageView, drawing: Drawing): HTMLElement {
  const more = button(
    { class: 'tool', 'aria-label': 'More: apps', 'aria-haspopup': 'menu', title: 'Apps' },
    (event) => {
      const box = more.getBoundingClientRect();
      event.stopPropagation();
      drawing.openMenu(message, { x: box.left - 180, y: box.bottom + 4 });
    },
    '⋯',
  );
  return h('div', { class: 'tools', slot: 'thread' }, more);
}
