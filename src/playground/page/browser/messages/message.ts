import { html, nothing } from 'lit-html';
import type { MessageView } from '../../protocol/message.ts';
import { cssVariable } from '../dom/css-variable.ts';
import { pageNow } from '../dom/page-clock.ts';
import { avatarUrl, faceOf } from './avatar.ts';
import { blocksTemplate, fileTemplate } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { embedTemplate } from './embed.ts';
import { textTemplate } from './text.ts';
import { tellMessageTime, tellTime } from './time.ts';

/** A message. `follows` omits its author, because the previous one is theirs too; `place` is where it is shown. */
export function messageTemplate(
  message: MessageView,
  follows: boolean,
  drawing: Drawing,
  place: 'message' | 'pin' = 'message',
): unknown {
  const { author } = message;
  const kind = `${follows ? 'follows' : ''} ${message.private ? 'private' : ''}`;
  const label = `${author.name}, ${tellMessageTime(new Date(message.at), pageNow())}`;
  return html`<discord-message
    id="${place}-${message.id}"
    role="article"
    aria-label=${label}
    class=${kind.trim()}
    ${cssVariable('--color', author.bot ? undefined : author.color)}
  >
    ${message.used === undefined ? nothing : usedTemplate(message.used)}
    ${follows ? nothing : html`<img class="avatar" src=${faceOf(author)} alt="" />`}
    <div class="body">
      ${follows ? nothing : headTemplate(message)} ${contentTemplate(message, drawing)}
      ${message.embeds.map((embed) => embedTemplate(embed, drawing))}
      ${message.files.length === 0 ? nothing : html`<div class="files">${message.files.map(fileTemplate)}</div>`}
      ${
        message.blocks.length === 0
          ? nothing
          : html`<div class="blocks">${blocksTemplate(message.blocks, message, drawing)}</div>`
      }
      ${marksTemplate(message, drawing)}
    </div>
    ${place === 'message' ? toolsTemplate(message, drawing) : nothing}
  </discord-message>`;
}

function headTemplate({ author, at }: MessageView): unknown {
  const date = new Date(at);
  return html`<div class="head">
    <span class="author">${author.name}</span>
    ${author.bot ? html`<span class="tag">App</span>` : nothing}
    <time datetime=${at} title=${tellTime(date, 'F', pageNow())}>${tellMessageTime(date, pageNow())}</time>
  </div>`;
}

function contentTemplate(message: MessageView, drawing: Drawing): unknown {
  if (message.thinking) {
    return html`<div class="thinking" role="status">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${message.author.name} is thinking…
    </div>`;
  }
  if (message.text.length === 0) return nothing;
  const edited = message.edited ? html` <span class="edited">(edited)</span>` : nothing;
  return html`<div class="content">${textTemplate(message.text, drawing.mentioned)}${edited}</div>`;
}

function usedTemplate(used: NonNullable<MessageView['used']>): unknown {
  return html`<div class="used" ${cssVariable('--color', used.color)}>
    <img src=${avatarUrl(used.by, used.color)} alt="" />
    <span><span class="author">${used.by}</span> used <span class="command">${used.command}</span></span>
  </div>`;
}

function marksTemplate(message: MessageView, drawing: Drawing): unknown {
  return [
    message.pinned ? html`<div class="mark">Pinned</div>` : nothing,
    message.published ? html`<div class="mark">Published</div>` : nothing,
    message.private
      ? html`<div class="only-you">
          <span class="eye" aria-hidden="true"></span>Only you can see this •
          <button type="button" class="plain-link" @click=${() => drawing.dismiss(message)}>
            Dismiss message
          </button>
        </div>`
      : nothing,
  ];
}

function toolsTemplate(message: MessageView, drawing: Drawing): unknown {
  const open = (event: MouseEvent) => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const box = event.currentTarget.getBoundingClientRect();
    event.stopPropagation();
    drawing.openMenu(message, { x: box.left - 180, y: box.bottom + 4 });
  };
  return html`<div class="tools">
    <button type="button" class="tool" aria-label="More: apps" aria-haspopup="menu" title="Apps" @click=${open}></button>
  </div>`;
}
