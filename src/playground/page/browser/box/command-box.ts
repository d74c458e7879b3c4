import { html, render } from 'lit-html';
import type { CommandView, SceneView } from '../../protocol/scene.ts';
import { element } from '../dom/dom.ts';
import { type CommandForm, type CommandFormNeeds, createCommandForm } from './command-form.ts';
import { findTyped, type OptionValue, readCommandLine, readValue } from './command-line.ts';
import { withMentions } from './mentions.ts';
import { nearCommands, noCommand } from './near-commands.ts';
import { createSuggestions, type Suggestion } from './suggestions.ts';

const LONGEST_MESSAGE = 2000;

export type CommandBoxNeeds = {
  scene: () => SceneView;
  ask: CommandFormNeeds['ask'];
  send: (command: CommandView, options: Record<string, OptionValue>) => void;
  say: (text: string) => void;
};

/** The box below the messages: plain text is sent, "/" lists commands, and a chosen command becomes a form. */
export function createCommandBox(container: HTMLElement, needs: CommandBoxNeeds) {
  const suggestions = createSuggestions();
  const text = document.createElement('textarea');
  text.rows = 1;
  text.id = 'box';
  text.maxLength = 8000;
  text.autocomplete = 'off';
  text.setAttribute('aria-autocomplete', 'list');
  // Until the channel is known nothing can be sent, and text typed this early would be lost.
  text.disabled = true;
  const count = element(html`<span class="count" aria-hidden="true"></span>`);
  const line = element(html`<div class="line">${text}${count}</div>`);
  render(html`<div class="box">${suggestions.element}${line}</div>`, container);
  let form: CommandForm | undefined;

  function reset(typed: string): void {
    form?.close();
    form = undefined;
    line.replaceChildren(text, count);
    text.value = typed;
    grow();
    suggestions.hide();
  }

  function grow(): void {
    text.style.height = 'auto';
    // A forum hides the box, and what is hidden has no height to measure.
    const needed = text.scrollHeight;
    if (needed > 0) text.style.height = `${Math.min(needed, innerHeight / 2)}px`;
    const left = LONGEST_MESSAGE - text.value.length;
    count.textContent = left < 200 && !text.value.startsWith('/') ? String(left) : '';
    count.classList.toggle('over', left < 0);
  }

  function open(command: CommandView, values: ReadonlyMap<string, string>): void {
    if (command.options.length === 0) {
      reset('');
      needs.send(command, {});
      return;
    }
    suggestions.hide();
    form?.close();
    form = createCommandForm(command, values, {
      scene: needs.scene,
      ask: needs.ask,
      suggestions,
      send(chosen, options) {
        reset('');
        text.focus();
        needs.send(chosen, options);
      },
      leave() {
        reset(`/${command.path}`);
        text.focus();
        suggest();
      },
      cancel() {
        reset('');
        text.focus();
      },
      retype: type,
    });
    line.replaceChildren(form.element);
    form.focus();
  }

  function suggest(): void {
    const typed = text.value;
    if (!typed.startsWith('/') || typed.includes('\n')) {
      suggestions.hide();
      return;
    }
    const { commands } = needs.scene();
    const wanted = typed.slice(1).toLowerCase().trimStart();
    const named = findTyped(typed, commands);
    if (named !== undefined && (named.rest !== '' || typed.endsWith(' '))) {
      const longer = commands.some(({ path }) => path.startsWith(`${named.command.path} `));
      if (named.rest === '' && !longer && named.command.options.length > 0) open(named.command, new Map());
      else suggestions.show(text, `/${named.command.path} — ${named.command.description}`, [], -1);
      return;
    }
    const rows = commands
      .filter(({ path }) => path.startsWith(wanted))
      .concat(commands.filter(({ path }) => !path.startsWith(wanted) && path.includes(wanted)));
    if (rows.length > 0) {
      suggestions.show(text, 'Commands', rows.map(commandRow), 0);
      return;
    }
    // Enter still sends what was typed.
    const near = nearCommands(wanted, commands).map(commandRow);
    const heading = noCommand(wanted, needs.scene());
    suggestions.show(text, near.length === 0 ? heading : `${heading} Did you mean:`, near, -1);
  }

  function commandRow(command: CommandView): Suggestion {
    const required = command.options.filter(({ required }) => required).map(({ name }) => name);
    return {
      label: `/${[command.path, ...required].join(' ')}`,
      about: command.description,
      pick: () => open(command, new Map()),
    };
  }

  /** Runs a typed line such as "/search retrieval augmented"; false if it isn't a complete command. */
  function runLine(typed: string): boolean {
    const { commands, channels, people, roles } = needs.scene();
    const filled = readCommandLine(typed, commands);
    if (filled === undefined) return false;
    const options: Record<string, OptionValue> = {};
    for (const option of filled.command.options) {
      const read = readValue(option, filled.values.get(option.name) ?? '', { channels, people, roles });
      if (read !== undefined && 'problem' in read) {
        open(filled.command, filled.values);
        form?.complain();
        return true;
      }
      if (read !== undefined) options[option.name] = read.value;
    }
    reset('');
    needs.send(filled.command, options);
    return true;
  }

  /** Types a line for the person; `run` also sends it. */
  function type(typed: string, run: boolean): void {
    reset(typed);
    text.focus();
    if (!run || !runLine(typed)) suggest();
  }

  text.addEventListener('input', () => {
    grow();
    suggest();
  });
  text.addEventListener('keydown', (event) => {
    const typed = text.value.trim();
    const named = findTyped(typed, needs.scene().commands);
    if (event.key === 'Enter' && !event.shiftKey && named?.rest !== undefined && named.rest !== '') {
      event.preventDefault();
      runLine(typed);
    } else if (suggestions.key(event)) {
      return;
    } else if (event.key === 'Escape') {
      suggestions.hide();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (typed === '' || runLine(typed)) return;
      reset('');
      const { people, bot } = needs.scene();
      needs.say(withMentions(typed, [...people, bot]));
    }
  });
  text.addEventListener('blur', suggestions.leave);

  return {
    focus: () => (form === undefined ? text.focus() : form.focus()),
    type,
    /**
     * Shows where a message goes (`#papers`, `@Paperboy`) and enables the box. A narrow box has no room for the hint.
     */
    place(target: string): void {
      text.disabled = false;
      const hint = `Message ${target}, or type / for commands`;
      text.placeholder = matchMedia('(max-width: 760px)').matches ? `Message ${target}` : hint;
      text.setAttribute('aria-label', hint);
    },
    reset: () => reset(''),
  };
}
