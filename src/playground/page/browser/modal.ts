import type { ModalFieldView, ModalView } from '../protocol/modal.ts';
import { button, freshId, h } from './dom.ts';
import { createPicker } from './picker.ts';
import { drawText } from './text.ts';

type Value = string | boolean | string[];
type Reader = () => Value;

export type ModalValues = Record<string, Value>;

/** Opens a form of the bot's as a dialog of the browser, which holds the focus and closes on Escape. */
export function openModal(
  layer: HTMLElement,
  view: ModalView,
  submit: (values: ModalValues) => Promise<string | undefined>,
): void {
  const readers = new Map<string, Reader>();
  const title = freshId('modal');
  const problem = h('p', { class: 'problem', role: 'alert', hidden: true });
  const send = h('button', { type: 'submit', class: 'v2-button primary' }, 'Submit');
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', title);
  const form = h(
    'form',
    { method: 'dialog' },
    h('h2', { id: title }, view.title),
    ...view.fields.map((field) => drawField(field, readers)),
    problem,
    h(
      'div',
      { class: 'buttons' },
      button({ class: 'plain-link' }, () => dialog.close(), 'Cancel'),
      send,
    ),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    send.classList.add('busy');
    const refused = await submit(Object.fromEntries([...readers].map(([id, read]) => [id, read()])));
    send.classList.remove('busy');
    problem.hidden = refused === undefined;
    problem.textContent = refused ?? '';
    if (refused === undefined) dialog.close();
  });
  dialog.append(form);
  dialog.addEventListener('close', () => dialog.remove());
  layer.append(dialog);
  dialog.showModal();
}

function drawField(field: ModalFieldView, readers: Map<string, Reader>): HTMLElement {
  switch (field.type) {
    case 'text':
      return h('div', { class: 'field' }, ...drawText(field.text, () => undefined));
    case 'check': {
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = field.checked;
      readers.set(field.customId, () => box.checked);
      return h(
        'label',
        { class: 'field check' },
        box,
        h('span', {}, field.label, h('small', {}, field.description)),
      );
    }
    case 'select': {
      const picker = createPicker(field.select, () => undefined);
      readers.set(field.customId, picker.values);
      return drawLabelled(field, picker.element, freshId('field'));
    }
    case 'input':
      return drawInput(field, readers);
  }
}

function drawInput(field: ModalFieldView & { type: 'input' }, readers: Map<string, Reader>): HTMLElement {
  const input = document.createElement(field.paragraph ? 'textarea' : 'input');
  input.id = freshId('field');
  input.value = field.value;
  input.placeholder = field.placeholder;
  input.required = field.required;
  input.minLength = field.min;
  input.maxLength = field.max;
  input.autocomplete = 'off';
  readers.set(field.customId, () => input.value);
  return drawLabelled(field, input, input.id);
}

function drawLabelled(
  field: { label: string; description: string; required: boolean },
  control: HTMLElement,
  id: string,
): HTMLElement {
  const label = h('label', { for: id }, field.label, field.required && h('span', { class: 'star' }, ' *'));
  const about = field.description !== '' && h('p', { class: 'about' }, field.description);
  return h('div', { class: 'field' }, label, about, control);
}
