import type { MessageView, SelectView } from '../protocol/message.ts';
import type { Drawing } from './drawing.ts';
import { createPicker } from './picker.ts';

/** A select of a message. One that takes a single value is sent at once, as at Discord; others when it closes. */
export function drawSelect(view: SelectView, message: MessageView, drawing: Drawing): HTMLElement {
  const picker = createPicker(view, async (values) => {
    picker.busy(true);
    await drawing.choose(message, view.customId, values);
    picker.busy(false);
    picker.reset();
  });
  return picker.element;
}
