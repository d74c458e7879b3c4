import { html, nothing } from 'lit-html';
import type { EmbedView } from '../../protocol/message.ts';
import { cssVariable } from '../dom/css-variable.ts';
import { imageTemplate } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { textTemplate } from './text.ts';

/** An embed, with placeholders for its pictures. */
export function embedTemplate(embed: EmbedView, drawing: Drawing): unknown {
  const text = (nodes: EmbedView['description']) => textTemplate(nodes ?? [], drawing.mentioned);
  const title = text(embed.title);
  const linked =
    embed.url === undefined
      ? title
      : html`<a href=${embed.url} target="_blank" rel="noopener noreferrer">${title}</a>`;
  const fields = embed.fields.map(
    (field) =>
      html`<div class=${field.inline ? 'field inline' : 'field'}><strong>${text(field.name)}</strong><div>${text(field.value)}</div></div>`,
  );
  return html`<v2-embed ${cssVariable('--accent', embed.color)}>
    ${part('author', embed.author)} ${embed.title === undefined ? nothing : part('title', linked)}
    ${embed.description === undefined ? nothing : part('description', text(embed.description))}
    ${fields.length === 0 ? nothing : html`<div class="fields">${fields}</div>`}
    ${embed.image === undefined ? nothing : imageTemplate(embed.image, 'large')}
    ${part('footer', embed.footer)}
  </v2-embed>`;
}

function part(name: string, inner: unknown): unknown {
  return inner === undefined ? nothing : html`<div class=${name}>${inner}</div>`;
}
