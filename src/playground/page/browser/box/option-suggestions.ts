import type { Choice, SceneView } from '../../protocol/scene.ts';
import { createAutocomplete } from './autocomplete.ts';
import type { OptionField } from './option-field.ts';
import { fromChoice, knownValues, type ValueSuggestion } from './option-values.ts';
import type { Suggestions } from './suggestions.ts';

/** The bot's suggestions for a field, or why there are none. */
export type Suggested = Promise<{ choices?: Choice[]; refused?: string }>;

export type OptionSuggestions = { suggest: (field: OptionField) => void; stop: () => void };

/** Shows possible values for a command's field: those the page knows itself, or the bot's suggestions. */
export function createOptionSuggestions(needs: {
  scene: () => SceneView;
  suggestions: Suggestions;
  ask: (field: OptionField, signal: AbortSignal) => Suggested;
  picked: (field: OptionField) => void;
}): OptionSuggestions {
  const { suggestions } = needs;
  const autocomplete = createAutocomplete();

  function offer(field: OptionField, heading: string, values: ValueSuggestion[], first: number): void {
    const rows = values.map((value) => ({
      label: value.name,
      about: value.about,
      pick() {
        autocomplete.stop();
        field.pick(value);
        suggestions.hide();
        needs.picked(field);
      },
    }));
    suggestions.show(field.input, heading, rows, first);
  }

  function suggest(field: OptionField): void {
    const { option, input } = field;
    const canWait = !option.required && input.value === '';
    const heading = `${option.name} — ${option.description}${canWait ? ' · Enter sends without it' : ''}`;
    if (option.autocomplete) {
      if (suggestions.element.hidden) suggestions.show(input, heading, [], -1);
      autocomplete.ask(
        (signal) => needs.ask(field, signal),
        (choices, refused) => {
          if (document.activeElement === input) offer(field, refused ?? heading, choices.map(fromChoice), -1);
        },
      );
      return;
    }
    const values = knownValues(option, needs.scene(), input.value);
    const settled = values.some(({ name }) => name.toLowerCase() === input.value.toLowerCase());
    const marked = values.length > 0 && (option.required || input.value !== '');
    offer(field, heading, settled ? [] : values, marked ? 0 : -1);
  }

  return {
    suggest,
    stop() {
      autocomplete.stop();
      suggestions.hide();
    },
  };
}
