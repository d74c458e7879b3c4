import { html, nothing } from 'lit-html';
import type { ButtonView, MessageView } from '../../protocol/message.ts';
import type { Drawing } from './drawing.ts';

/** A message's button: a link opens its page, any other shows a spinner until its press is acknowledged. */
export function buttonTemplate(view: ButtonView, message: MessageView, drawing: Drawing): unknown {
  const { customId, url } = view;
  const label = [
    view.emoji === ''
      ? nothing
      : html`<span class="emoji" aria-hidden=${view.label !== ''}>${view.emoji}</span>`,
    view.label === '' ? nothing : html`<span class="label">${view.label}</span>`,
  ];
  if (url !== undefined && !view.disabled) {
    return html`<a class="v2-button link" href=${url} target="_blank" rel="noopener noreferrer" title=${url}
      >${label}<span class="outside" aria-hidden="true"></span
    ></a>`;
  }
  const press = async ({ currentTarget: element }: Event) => {
    if (customId === undefined || !(element instanceof HTMLElement)) return;
    if (element.classList.contains('busy')) return;
    element.classList.add('busy');
    element.setAttribute('aria-busy', 'true');
    await drawing.press(message, customId);
    element.classList.remove('busy');
    element.removeAttribute('aria-busy');
  };
  return html`<button
    type="button"
    class="v2-button ${view.style}"
    data-control=${customId ?? nothing}
    ?disabled=${view.disabled}
    @click=${press}
  >${label}</button>`;
}
