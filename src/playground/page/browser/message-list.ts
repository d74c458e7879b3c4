import type { MessageView } from '../protocol/message.ts';
import { h } from './dom.ts';
import type { Drawing } from './drawing.ts';
import { createMessageElement, fillMessage } from './message.ts';
import { createScroll } from './scroll.ts';

/** Discord draws a message without its author again when it follows the same author's within seven minutes. */
const SAME_BREATH_MS = 7 * 60_000;

export type MessageList = ReturnType<typeof createMessageList>;

/** The messages of the channel that is open. Edits are drawn in place: the page neither jumps nor loses focus. */
export function createMessageList(container: HTMLElement, scroller: HTMLElement, drawing: Drawing) {
  const shown = new Map<string, { message: MessageView; element: HTMLElement }>();
  const dismissed = new Set<string>();
  const scroll = createScroll(scroller, container);

  function regroup(): void {
    let before: MessageView | undefined;
    for (const { message, element } of shown.values()) {
      const follows =
        before !== undefined &&
        element.previousElementSibling?.localName === 'discord-message' &&
        before.author.id === message.author.id &&
        message.used === undefined &&
        before.private === message.private &&
        Date.parse(message.at) - Date.parse(before.at) < SAME_BREATH_MS;
      element.toggleAttribute('message-body-only', follows);
      element.classList.toggle('follows', follows);
      before = message;
    }
  }

  function remove(id: string): void {
    shown.get(id)?.element.remove();
    shown.delete(id);
    regroup();
  }

  function add(message: MessageView): void {
    const element = createMessageElement(message, drawing);
    element.addEventListener('contextmenu', (event) => {
      if (event.target instanceof Element && event.target.closest('a, input') !== null) return;
      event.preventDefault();
      drawing.openMenu(shown.get(message.id)?.message ?? message, { x: event.clientX, y: event.clientY });
    });
    shown.set(message.id, { message, element });
    container.append(element);
  }

  return {
    /** Replaces everything shown, as when another channel opens. */
    open(messages: MessageView[]): void {
      shown.clear();
      container.replaceChildren();
      for (const message of messages) if (!dismissed.has(message.id)) add(message);
      regroup();
      scroll.toEnd();
    },
    /** Brings what is shown up to date after the connection was lost: nothing that stayed the same is drawn anew. */
    catchUp(messages: MessageView[]): void {
      const current = new Set(messages.map(({ id }) => id));
      for (const id of [...shown.keys()]) if (!current.has(id)) remove(id);
      for (const message of messages) this.put(message);
    },
    /** Shows a new message at the end, or an edited one where it stands. */
    put(message: MessageView): void {
      if (dismissed.has(message.id)) return;
      const there = shown.get(message.id);
      if (there === undefined) {
        add(message);
        regroup();
        if (message.private) scroll.toEnd();
        return;
      }
      if (JSON.stringify(there.message) === JSON.stringify(message)) return;
      there.message = message;
      scroll.keepPlace(there.element, () => fillMessage(there.element, message, drawing));
      regroup();
    },
    remove,
    dismiss(id: string): void {
      dismissed.add(id);
      remove(id);
    },
    /** A red note that Discord itself would not show: why it refused something. */
    note(title: string, reason: string): void {
      const close = h('button', { type: 'button', class: 'close', 'aria-label': 'Dismiss' }, '✕');
      const note = h(
        'v2-note',
        { role: 'alert' },
        h('div', {}, h('strong', {}, title), h('p', {}, reason)),
        close,
      );
      close.addEventListener('click', () => note.remove());
      container.append(note);
      scroll.toEnd();
    },
    toEnd: scroll.toEnd,
  };
}
