import { html } from 'lit-html';
import type { CommandView, OptionView, SceneView } from '../../protocol/scene.ts';
import { element as build } from '../dom/dom.ts';
import { findTyped, type OptionValue, readValue } from './command-line.ts';
import { createOptionField, type OptionField } from './option-field.ts';
import { createOptionSuggestions, type Suggested } from './option-suggestions.ts';
import type { Suggestions } from './suggestions.ts';

type Options = Record<string, OptionValue>;

export type CommandForm = {
  element: HTMLElement;
  focus: () => void;
  /** Marks the first option that can't be sent, and says why. */
  complain: () => void;
  close: () => void;
};

export type CommandFormNeeds = {
  scene: () => SceneView;
  suggestions: Suggestions;
  ask: (command: CommandView, options: Options, focused: string, signal: AbortSignal) => Suggested;
  send: (command: CommandView, options: Options) => void;
  /** Back to plain typing, keeping the command's name. */
  leave: () => void;
  /** Back to an empty box. */
  cancel: () => void;
  /** Back to plain typing, with another command's line; `run` also sends it. */
  retype: (line: string, run: boolean) => void;
};

/** The command being filled in: required options first, others on demand, each with its suggestions. */
export function createCommandForm(
  command: CommandView,
  typed: ReadonlyMap<string, string>,
  needs: CommandFormNeeds,
): CommandForm {
  const { suggestions } = needs;
  const fields: OptionField[] = [];
  const more = build(html`<button type="button" class="more" @click=${() => offerMore()}></button>`);
  const problem = build(html`<span class="problem" role="alert"></span>`);
  const slot = build(html`<span class="fields"></span>`);
  const element = build(html`<div class="command-form" role="group" aria-label="Options of /${command.path}">
    <span class="chip">/${command.path}</span>
    ${slot} ${more} ${problem}
    <button
      type="button"
      class="close"
      aria-label="Cancel /${command.path}"
      title="Cancel the command"
      @click=${needs.cancel}
    ></button>
  </div>`);

  const values = createOptionSuggestions({
    scene: needs.scene,
    suggestions,
    ask: (field, signal) => needs.ask(command, typedOptions(field), field.option.name, signal),
    picked: (field) => nextEmpty(field)?.input.focus(),
  });
  const known = () => {
    const { channels, people, roles } = needs.scene();
    return { channels, people, roles };
  };
  const missing = () =>
    command.options.filter(({ name }) => !fields.some(({ option }) => option.name === name));

  function add(option: OptionView, text: string): OptionField {
    const field = createOptionField(option, text, () => drop(field));
    fields.push(field);
    slot.append(field.element);
    field.input.addEventListener('focus', () => suggest(field));
    field.input.addEventListener('input', () => {
      if (!startOver(field, false) && !moveOn(field)) suggest(field);
    });
    field.input.addEventListener('blur', suggestions.leave);
    field.input.addEventListener('keydown', (event) => press(event, field));
    count();
    return field;
  }

  /** A command typed into a waiting field is meant as a command: option values never start like one. */
  function startOver({ input }: OptionField, isWhole: boolean): boolean {
    const typed = findTyped(input.value, needs.scene().commands);
    if (typed === undefined || !(isWhole || typed.rest !== '' || input.value.endsWith(' '))) return false;
    needs.retype(input.value, isWhole);
    return true;
  }

  /** Typing "name:" moves on to that option, as in Discord, so a whole line can be typed in one go. */
  function moveOn(field: OptionField): boolean {
    const [end, name] = /(?:^|\s)([\p{L}\p{N}_-]+):$/u.exec(field.input.value) ?? [];
    const option = command.options.find((one) => one.name === name);
    if (end === undefined || option === undefined) return false;
    if (option === field.option && end !== field.input.value) return false;
    field.setText(field.input.value.slice(0, -end.length));
    (fields.find((one) => one.option === option) ?? add(option, '')).input.focus();
    return true;
  }

  function drop(field: OptionField): void {
    fields.splice(fields.indexOf(field), 1);
    field.element.remove();
    count();
    focus();
  }

  function count(): void {
    const left = missing().length;
    more.hidden = left === 0;
    more.textContent = `+${left} more`;
    more.setAttribute('aria-label', `Add one of ${left} more options`);
  }

  function offerMore(): void {
    const rows = missing().map((option) => ({
      label: option.name,
      about: option.description,
      pick: () => add(option, '').input.focus(),
    }));
    suggestions.show(more, 'Options', rows, 0);
  }

  function suggest(field: OptionField): void {
    problem.textContent = '';
    values.suggest(field);
  }

  function nextEmpty(field: OptionField): OptionField | undefined {
    return fields
      .slice(fields.indexOf(field) + 1)
      .find(({ input, option }) => option.required && input.value === '');
  }

  function press(event: KeyboardEvent, field: OptionField): void {
    if (suggestions.key(event)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!startOver(field, true)) send();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      stepBack();
    } else if (event.key === 'Backspace' && field.input.value === '') {
      event.preventDefault();
      const before = fields[fields.indexOf(field) - 1];
      if (!field.option.required) drop(field);
      else if (before === undefined) needs.leave();
      else before.input.focus();
    }
  }

  /** Closes the list, ignoring late answers, and then an empty command; filled-in values stay. */
  function stepBack(): void {
    if (!suggestions.element.hidden) values.stop();
    else if (fields.every(({ input }) => input.value === '')) needs.leave();
  }

  /** The options typed so far, as sent to the bot for suggestions; unreadable values are left out. */
  function typedOptions(focused: OptionField): Options {
    const options: Options = {};
    for (const field of fields) {
      const read = readValue(field.option, field.text(), known());
      if (field === focused) options[field.option.name] = field.input.value;
      else if (read !== undefined && 'value' in read) options[field.option.name] = read.value;
    }
    return options;
  }

  function send(): void {
    const options = readAll();
    if (options !== undefined) needs.send(command, options);
  }

  /** All options filled in; undefined if one can't be sent, which is then marked with the reason. */
  function readAll(): Options | undefined {
    const options: Options = {};
    for (const field of fields) {
      const read = readValue(field.option, field.text(), known());
      if (read !== undefined && 'problem' in read) {
        field.mark(read.problem);
        field.input.focus();
        problem.textContent = read.problem;
        return undefined;
      }
      if (read !== undefined) options[field.option.name] = read.value;
    }
    return options;
  }

  function focus(): void {
    const empty = fields.find(({ input }) => input.value === '');
    (empty ?? fields.at(-1))?.input.focus();
  }

  more.addEventListener('keydown', (event) => {
    if (suggestions.key(event)) return;
    if (event.key === 'Escape') stepBack();
  });
  more.addEventListener('blur', suggestions.leave);
  for (const option of command.options) {
    const text = typed.get(option.name);
    if (option.required || text !== undefined) add(option, text ?? '');
  }
  const firstOption = command.options[0];
  if (fields.length === 0 && firstOption !== undefined) add(firstOption, '');
  count();
  return {
    element,
    focus,
    complain: () => void readAll(),
    close: values.stop,
  };
}
