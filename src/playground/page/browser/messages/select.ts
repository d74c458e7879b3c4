import { Directive, directive } from 'lit-html/directive.js';
import type { MessageView, SelectView } from '../../protocol/message.ts';
import type { Drawing } from './drawing.ts';
import { createPicker, type Picker } from './picker.ts';

/**
 * A message's select, which stays the same element until its options change. A single-value select submits at once, as
 * in Discord; others when they close.
 */
class Select extends Directive {
  private key = '';
  private picker: Picker | undefined;

  render(view: SelectView, message: MessageView, drawing: Drawing): HTMLElement {
    const key = JSON.stringify([message.id, view]);
    if (this.picker !== undefined && this.key === key) return this.picker.element;
    const picker = createPicker(view, async (values) => {
      picker.busy(true);
      await drawing.choose(message, view.customId, values);
      picker.busy(false);
      picker.reset();
    });
    this.key = key;
    this.picker = picker;
    return picker.element;
  }
}

export const selectTemplate = directive(Select);
