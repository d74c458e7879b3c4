import type { ButtonView, MessageView } from '../protocol/message.ts';
import { button, h } from './dom.ts';
import type { Drawing } from './drawing.ts';

/** A button of a message: a link opens its page, any other shows a spinner until its press is acknowledged. */
export function drawButton(view: ButtonView, message: MessageView, drawing: Drawing): HTMLElement {
  const label = [
    view.emoji !== '' &&
      h('span', { class: 'emoji', 'aria-hidden': view.label !== '' ? 'true' : 'false' }, view.emoji),
    view.label !== '' && h('span', { class: 'label' }, view.label),
  ];
  if (view.url !== undefined && !view.disabled) {
    const link = { class: 'v2-button link', href: view.url, target: '_blank', rel: 'noopener noreferrer' };
    return h(
      'a',
      { ...link, title: view.url },
      ...label,
      h('span', { class: 'outside', 'aria-hidden': 'true' }),
    );
  }
  const { customId } = view;
  const element = button(
    { class: `v2-button ${view.style}`, disabled: view.disabled, 'data-control': customId },
    async () => {
      if (customId === undefined || element.classList.contains('busy')) return;
      element.classList.add('busy');
      element.setAttribute('aria-busy', 'true');
      await drawing.press(message, customId);
      element.classList.remove('busy');
      element.removeAttribute('aria-busy');
    },
    ...label,
  );
  return element;
}
