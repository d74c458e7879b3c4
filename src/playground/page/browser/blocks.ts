import type {
  BlockView,
  ButtonView,
  FileView,
  ImageView,
  MessageView,
  RowItemView,
} from '../protocol/message.ts';
import { drawButton } from './buttons.ts';
import { button, h } from './dom.ts';
import type { Drawing } from './drawing.ts';
import { drawSelect } from './select.ts';
import { drawText } from './text.ts';

/** Draws Discord's second generation of message components, for which the component package has no elements. */
export function drawBlocks(blocks: BlockView[], message: MessageView, drawing: Drawing): HTMLElement[] {
  return blocks.map((block) => drawBlock(block, message, drawing));
}

function drawBlock(block: BlockView, message: MessageView, drawing: Drawing): HTMLElement {
  switch (block.type) {
    case 'text':
      return h('v2-text', {}, ...drawText(block.text, drawing.mentioned));
    case 'section':
      return h(
        'v2-section',
        {},
        h(
          'div',
          { class: 'texts' },
          ...block.texts.map((text) => h('v2-text', {}, ...drawText(text, drawing.mentioned))),
        ),
        block.accessory && drawAccessory(block.accessory, message, drawing),
      );
    case 'gallery':
      return h('v2-gallery', {}, ...block.images.map((image) => drawImage(image, 'large')));
    case 'separator':
      return h('v2-separator', {
        role: block.line ? 'separator' : 'presentation',
        line: block.line,
        large: block.large,
      });
    case 'file':
      return drawFile(block.file);
    case 'row':
      return h('v2-row', {}, ...block.items.map((item) => drawRowItem(item, message, drawing)));
    case 'container': {
      const element = h(
        'v2-container',
        { accent: block.color !== undefined },
        ...drawBlocks(block.blocks, message, drawing),
      );
      if (block.color !== undefined) element.style.setProperty('--accent', block.color);
      return block.spoiler ? veil(element) : element;
    }
  }
}

function drawAccessory(
  accessory: ButtonView | ImageView,
  message: MessageView,
  drawing: Drawing,
): HTMLElement {
  return accessory.type === 'image' ? drawImage(accessory, 'small') : drawButton(accessory, message, drawing);
}

function drawRowItem(item: RowItemView, message: MessageView, drawing: Drawing): HTMLElement {
  return item.type === 'button' ? drawButton(item, message, drawing) : drawSelect(item, message, drawing);
}

/** A place where Discord would show a picture. Pictures lie elsewhere, and no call leaves this machine. */
export function drawImage(image: ImageView, size: 'small' | 'large'): HTMLElement {
  const label = image.alt === '' ? 'Picture, not loaded here' : image.alt;
  const element = h('v2-image', { class: size, role: 'img', 'aria-label': label, title: label });
  return image.spoiler ? veil(element) : element;
}

/** Hides what a spoiler holds until it is asked for. */
function veil(element: HTMLElement): HTMLElement {
  element.inert = true;
  const cover = h('v2-veil', {}, element);
  const open = button(
    { class: 'v2-button secondary' },
    () => {
      element.inert = false;
      open.remove();
    },
    'Show spoiler',
  );
  cover.append(open);
  return cover;
}

/** A file the bot sent, to be saved. */
export function drawFile(file: FileView): HTMLElement {
  const size = file.size === 0 ? '' : `${(file.size / 1024).toFixed(1)} KB`;
  const name =
    file.path === undefined
      ? h('span', {}, file.name)
      : h('a', { href: file.path, download: file.name }, file.name);
  return h(
    'v2-file',
    {},
    h('span', { class: 'sheet', 'aria-hidden': 'true' }),
    h('div', {}, name, h('small', {}, size)),
  );
}
