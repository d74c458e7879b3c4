import { html, nothing } from 'lit-html';
import type { BlockView, FileView, ImageView, MessageView, RowItemView } from '../../protocol/message.ts';
import { cssVariable } from '../dom/css-variable.ts';
import { buttonTemplate } from './buttons.ts';
import type { Drawing } from './drawing.ts';
import { selectTemplate } from './select.ts';
import { textTemplate } from './text.ts';

/** Discord's second generation of message components. */
export function blocksTemplate(
  blocks: readonly BlockView[],
  message: MessageView,
  drawing: Drawing,
): unknown[] {
  return blocks.map((block) => blockTemplate(block, message, drawing));
}

function blockTemplate(block: BlockView, message: MessageView, drawing: Drawing): unknown {
  switch (block.type) {
    case 'text':
      return html`<v2-text>${textTemplate(block.text, drawing.mentioned)}</v2-text>`;
    case 'section':
      return html`<v2-section>
        <div class="texts">
          ${block.texts.map((text) => html`<v2-text>${textTemplate(text, drawing.mentioned)}</v2-text>`)}
        </div>
        ${accessoryTemplate(block.accessory, message, drawing)}
      </v2-section>`;
    case 'gallery':
      return html`<v2-gallery>${block.images.map((image) => imageTemplate(image, 'large'))}</v2-gallery>`;
    case 'separator':
      return html`<v2-separator
        role=${block.line ? 'separator' : 'presentation'}
        ?line=${block.line}
        ?large=${block.large}
      ></v2-separator>`;
    case 'file':
      return fileTemplate(block.file);
    case 'row':
      return html`<v2-row>${block.items.map((item) => rowItemTemplate(item, message, drawing))}</v2-row>`;
    case 'container': {
      const inner = blocksTemplate(block.blocks, message, drawing);
      return veiled(
        block.spoiler,
        html`<v2-container ?accent=${block.color !== undefined} ${cssVariable('--accent', block.color)}
          >${inner}</v2-container
        >`,
      );
    }
  }
}

function accessoryTemplate(
  accessory: Extract<BlockView, { type: 'section' }>['accessory'],
  message: MessageView,
  drawing: Drawing,
): unknown {
  if (accessory === undefined) return nothing;
  return accessory.type === 'image'
    ? imageTemplate(accessory, 'small')
    : buttonTemplate(accessory, message, drawing);
}

function rowItemTemplate(item: RowItemView, message: MessageView, drawing: Drawing): unknown {
  return item.type === 'button'
    ? buttonTemplate(item, message, drawing)
    : selectTemplate(item, message, drawing);
}

/** A placeholder for a picture: pictures are on the web, and the page never leaves this machine. */
export function imageTemplate(image: ImageView, size: 'small' | 'large'): unknown {
  const label = image.alt === '' ? 'Picture, not loaded here' : image.alt;
  return veiled(
    image.spoiler,
    html`<v2-image class=${size} role="img" aria-label=${label} title=${label}></v2-image>`,
  );
}

/** Hides a spoiler's content until it is clicked. */
function veiled(isSpoiler: boolean, inner: unknown): unknown {
  if (!isSpoiler) return inner;
  const open = ({ currentTarget: button }: Event) => {
    if (!(button instanceof HTMLElement)) return;
    button.hidden = true;
    button.previousElementSibling?.removeAttribute('inert');
  };
  return html`<v2-veil
    ><div inert>${inner}</div>
    <button type="button" class="v2-button secondary" @click=${open}>Show spoiler</button></v2-veil
  >`;
}

/** A file from the bot, to download. */
export function fileTemplate(file: FileView): unknown {
  const size = file.size === 0 ? '' : `${(file.size / 1024).toFixed(1)} KB`;
  const name =
    file.path === undefined ? file.name : html`<a href=${file.path} download=${file.name}>${file.name}</a>`;
  return html`<v2-file
    ><span class="sheet" aria-hidden="true"></span>
    <div>${name}<small>${size}</small></div></v2-file
  >`;
}
