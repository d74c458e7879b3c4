import type { OptionView } from '../protocol/scene.ts';
import { button, h } from './dom.ts';
import type { ValueSuggestion } from './option-values.ts';

export type OptionField = {
  option: OptionView;
  element: HTMLElement;
  input: HTMLInputElement;
  /** What was typed, or the value behind the suggestion that was picked. */
  text: () => string;
  setText: (text: string) => void;
  pick: (suggestion: ValueSuggestion) => void;
  mark: (problem: string | undefined) => void;
};

/** One option of the command being typed: its name and a field, as Discord draws them inside the box. */
export function createOptionField(option: OptionView, text: string, drop: () => void): OptionField {
  const input = document.createElement('input');
  input.type = 'text';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.value = text;
  if (option.kind === 'integer') input.inputMode = 'numeric';
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-label': `${option.name}: ${option.description}${option.required ? ' (required)' : ''}`,
    'data-option': option.name,
  })) {
    input.setAttribute(name, value);
  }
  const element = h(
    'label',
    { class: option.required ? 'option required' : 'option' },
    h('span', { class: 'name' }, option.name),
    input,
    !option.required &&
      button({ class: 'drop', 'aria-label': `Leave out ${option.name}`, tabindex: -1 }, drop, '✕'),
  );
  let picked: ValueSuggestion | undefined;
  const resize = () => {
    input.style.width = `${Math.min(46, Math.max(3, input.value.length + 1))}ch`;
  };
  const setText = (typed: string) => {
    input.value = typed;
    resize();
    element.classList.remove('wrong');
  };
  input.addEventListener('input', () => {
    resize();
    element.classList.remove('wrong');
  });
  resize();
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
