import { html, nothing } from 'lit-html';
import type { OptionView } from '../../protocol/scene.ts';
import { element as build } from '../dom/dom.ts';
import type { ValueSuggestion } from './option-values.ts';

export type OptionField = {
  option: OptionView;
  element: HTMLElement;
  input: HTMLInputElement;
  /** The typed text, or the value behind the chosen suggestion. */
  text: () => string;
  setText: (text: string) => void;
  pick: (suggestion: ValueSuggestion) => void;
  mark: (problem: string | undefined) => void;
};

/** One option of the command being typed: its name and a field, drawn inside the box as in Discord. */
export function createOptionField(option: OptionView, text: string, drop: () => void): OptionField {
  const label = `${option.name}: ${option.description}${option.required ? ' (required)' : ''}`;
  const element = build(html`<label class=${option.required ? 'option required' : 'option'}>
    <span class="name">${option.name}</span>
    <input
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      inputmode=${option.kind === 'integer' ? 'numeric' : nothing}
      aria-autocomplete="list"
      aria-expanded="false"
      aria-label=${label}
      data-option=${option.name}
      .value=${text}
      @input=${changed}
    />
    ${
      option.required
        ? nothing
        : html`<button type="button" class="drop" aria-label="Leave out ${option.name}" tabindex="-1" @click=${drop}></button>`
    }
  </label>`);
  const input = element.querySelector('input') ?? document.createElement('input');
  let picked: ValueSuggestion | undefined;

  function changed(): void {
    input.style.width = `${Math.min(46, Math.max(3, input.value.length + 1))}ch`;
    element.classList.remove('wrong');
  }
  function setText(typed: string): void {
    input.value = typed;
    changed();
  }

  changed();
  return {
    option,
    element,
    input,
    text: () => (picked !== undefined && picked.name === input.value ? picked.value : input.value),
    setText,
    pick(suggestion) {
      picked = suggestion;
      setText(suggestion.name);
    },
    mark(problem) {
      element.classList.toggle('wrong', problem !== undefined);
      input.setAttribute('aria-invalid', String(problem !== undefined));
    },
  };
}
