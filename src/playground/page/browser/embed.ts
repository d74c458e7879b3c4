import type { EmbedView } from '../protocol/message.ts';
import { drawImage } from './blocks.ts';
import { h } from './dom.ts';
import type { Drawing } from './drawing.ts';
import { drawText } from './text.ts';

/** An embed, drawn with the component package's elements; its pictures are stood in for. */
export function drawEmbed(embed: EmbedView, drawing: Drawing): HTMLElement {
  const title = embed.title && drawText(embed.title, drawing.mentioned);
  const link = { href: embed.url, target: '_blank', rel: 'noopener noreferrer' };
  const body = h(
    'discord-embed-description',
    { slot: 'description' },
    title &&
      h(
        'div',
        { class: 'embed-title' },
        embed.url === undefined ? h('span', {}, ...title) : h('a', link, ...title),
      ),
    ...(embed.description === undefined ? [] : drawText(embed.description, drawing.mentioned)),
  );
  const fields = h(
    'discord-embed-fields',
    { slot: 'fields' },
    ...embed.fields.map((field) =>
      h(
        'discord-embed-field',
        { inline: field.inline },
        h('div', { class: 'embed-field-name' }, ...drawText(field.name, drawing.mentioned)),
        ...drawText(field.value, drawing.mentioned),
      ),
    ),
  );
  return h(
    'discord-embed',
    { slot: 'embeds', color: embed.color, 'author-name': embed.author },
    body,
    embed.fields.length > 0 && fields,
    embed.image && h('div', { slot: 'footer' }, drawImage(embed.image, 'large')),
    embed.footer !== undefined && h('discord-embed-footer', { slot: 'footer' }, embed.footer),
  );
}
