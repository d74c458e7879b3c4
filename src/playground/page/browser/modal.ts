import { html, nothing } from 'lit-html';
import type { ModalFieldView, ModalView } from '../protocol/modal.ts';
import { element, freshId } from './dom/dom.ts';
import { createPicker } from './messages/picker.ts';
import { textTemplate } from './messages/text.ts';

type Value = string | boolean | string[];
type Readers = Map<string, () => Value>;

export type ModalValues = Record<string, Value>;

/**
 * Opens a form from the bot as a browser dialog, which traps the focus. Escape closes it only while nothing is filled
 * in. `submit` returns why it was refused, or undefined.
 */
export function openModal(
  layer: HTMLElement,
  view: ModalView,
  submit: (values: ModalValues) => Promise<string | undefined>,
): void {
  const readers: Readers = new Map();
  const title = freshId('modal');
  const dialog = document.createElement('dialog');
  const send = async (event: Event) => {
    event.preventDefault();
    const button = dialog.querySelector('[type="submit"]');
    button?.classList.add('busy');
    const refused = await submit(read());
    button?.classList.remove('busy');
    problem.hidden = refused === undefined;
    problem.textContent = refused ?? '';
    if (refused === undefined) dialog.close();
  };
  const read = () => Object.fromEntries([...readers].map(([id, value]) => [id, value()]));
  const problem = element(html`<p class="problem" role="alert" hidden></p>`);
  dialog.setAttribute('aria-labelledby', title);
  dialog.append(
    element(html`<form method="dialog" @submit=${send}>
      <h2 id=${title}>${view.title}</h2>
      ${view.fields.map((field) => fieldTemplate(field, readers))} ${problem}
      <div class="buttons">
        <button type="button" class="plain-link" @click=${() => dialog.close()}>Cancel</button>
        <button type="submit" class="v2-button primary"><span class="label">Submit</span></button>
      </div>
    </form>`),
  );
  const untouched = JSON.stringify(read());
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && JSON.stringify(read()) !== untouched) event.preventDefault();
  });
  dialog.addEventListener('close', () => dialog.remove());
  layer.append(dialog);
  dialog.showModal();
}

function fieldTemplate(field: ModalFieldView, readers: Readers): unknown {
  switch (field.type) {
    case 'text':
      return html`<div class="field">${textTemplate(field.text, () => undefined)}</div>`;
    case 'check': {
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = field.checked;
      readers.set(field.customId, () => box.checked);
      return html`<label class="field check">${box}<span>${field.label}<small>${field.description}</small></span></label>`;
    }
    case 'select': {
      const view = { ...field.select, placeholder: field.label || field.select.placeholder };
      const picker = createPicker(view, () => undefined);
      readers.set(field.customId, picker.values);
      return labelled(field, picker.element, undefined);
    }
    case 'input':
      return inputTemplate(field, readers);
  }
}

function inputTemplate(field: Extract<ModalFieldView, { type: 'input' }>, readers: Readers): unknown {
  const input = document.createElement(field.paragraph ? 'textarea' : 'input');
  input.id = freshId('field');
  input.value = field.value;
  input.placeholder = field.placeholder;
  input.required = field.required;
  input.minLength = field.min;
  input.maxLength = field.max;
  input.autocomplete = 'off';
  readers.set(field.customId, () => input.value);
  return labelled(field, input, input.id);
}

function labelled(
  { label, description, required }: { label: string; description: string; required: boolean },
  control: HTMLElement,
  id: string | undefined,
): unknown {
  const star = required ? html`<span class="star"> *</span>` : nothing;
  return html`<div class="field">
    ${id === undefined ? html`<div class="label">${label}${star}</div>` : html`<label for=${id}>${label}${star}</label>`}
    ${description === '' ? nothing : html`<p class="about">${description}</p>`} ${control}
  </div>`;
}
