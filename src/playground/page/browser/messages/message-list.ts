import { html, nothing, render } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { MessageView } from '../../protocol/message.ts';
import type { Drawing } from './drawing.ts';
import { messageTemplate } from './message.ts';
import { createRoving } from './roving.ts';
import { createScroll } from './scroll.ts';

/** Discord omits the author of a message that follows their last one within seven minutes. */
const SAME_BREATH_MS = 7 * 60_000;

type Note = { id: string; title: string; reason: string; news?: NoteNews };

/** What makes a note news rather than a complaint: a link, if it leads anywhere. */
export type NoteNews = { link?: { label: string; url: string } };
type Item = { id: string; message?: MessageView; note?: Note };

export type MessageList = ReturnType<typeof createMessageList>;

/** The open channel's messages. Edits are drawn in place: the page neither jumps nor loses focus. */
export function createMessageList(
  container: HTMLElement,
  scroller: HTMLElement,
  drawing: Drawing,
  leave: () => void,
) {
  let items: Item[] = [];
  let notes = 0;
  const dismissed = new Set<string>();
  const scroll = createScroll(scroller, container);
  const roving = createRoving(container, leave);

  function draw(): void {
    render(
      repeat(
        items,
        ({ id }) => id,
        (item, index) => itemTemplate(item, items[index - 1]),
      ),
      container,
    );
    roving.refresh();
  }

  function itemTemplate({ message, note }: Item, before: Item | undefined): unknown {
    if (note !== undefined) return noteTemplate(note, () => remove(note.id));
    if (message === undefined) return undefined;
    const follows = isSameBreath(before?.message, message);
    return guard([message, follows, drawing.scene().day], () => messageTemplate(message, follows, drawing));
  }

  function remove(id: string): void {
    items = items.filter((item) => item.id !== id);
    draw();
  }

  function put(message: MessageView): void {
    if (dismissed.has(message.id)) return;
    const there = items.find(({ id }) => id === message.id);
    if (there === undefined) {
      items = [...items, { id: message.id, message }];
      draw();
      if (message.private) scroll.toLatest();
      return;
    }
    if (JSON.stringify(there.message) === JSON.stringify(message)) return;
    there.message = message;
    scroll.keepPlace(container.querySelector(`#message-${message.id}`), draw);
  }

  container.addEventListener('contextmenu', (event) => {
    const { target } = event;
    if (!(target instanceof Element) || belongsToBrowser(target)) return;
    const id = target.closest('discord-message')?.id.replace('message-', '');
    const message = items.find((item) => item.id === id)?.message;
    if (message === undefined) return;
    event.preventDefault();
    drawing.openMenu(message, { x: event.clientX, y: event.clientY });
  });

  return {
    /** Replaces everything shown, as when another channel opens. */
    open(messages: MessageView[]): void {
      items = messages.filter(({ id }) => !dismissed.has(id)).map((message) => ({ id: message.id, message }));
      draw();
      scroll.toEnd();
    },
    /** Catches up after a lost connection: unchanged messages aren't redrawn. */
    catchUp(messages: MessageView[]): void {
      const current = new Set(messages.map(({ id }) => id));
      items = items.filter(({ id, note }) => note !== undefined || current.has(id));
      draw();
      for (const message of messages) put(message);
    },
    /** Shows a new message at the end, or an edited one in its place. */
    put,
    remove,
    dismiss(id: string): void {
      dismissed.add(id);
      const next = roving.neighbour(`message-${id}`);
      remove(id);
      next?.focus();
    },
    /** Brings a message into view and focuses it; false if it isn't shown. */
    jumpTo: (id: string) => roving.focus(`message-${id}`),
    /** A note that Discord itself wouldn't show: in red why it refused something, or news from outside the channel. */
    note(title: string, reason: string, news?: NoteNews): void {
      notes += 1;
      const note = { id: `note-${notes}`, title, reason, ...(news !== undefined && { news }) };
      items = [...items, { id: note.id, note }];
      draw();
      scroll.toEnd();
    },
    toEnd: scroll.toEnd,
    /** Redraws times once it is another day. */
    redraw: draw,
  };
}

function isSameBreath(before: MessageView | undefined, message: MessageView): boolean {
  return (
    before !== undefined &&
    before.author.id === message.author.id &&
    message.used === undefined &&
    before.private === message.private &&
    Date.parse(message.at) - Date.parse(before.at) < SAME_BREATH_MS
  );
}

/** Links, fields and selected text have the browser's own menu. */
function belongsToBrowser(target: Element): boolean {
  const marked = getSelection();
  const isMarked = marked?.isCollapsed === false && marked.containsNode(target, true);
  return isMarked || target.closest('a, input, textarea') !== null;
}

function noteTemplate({ title, reason, news }: Note, close: () => void): unknown {
  const [role, kind] = news === undefined ? ['alert', ''] : ['status', 'news'];
  const link = news?.link;
  const where =
    link === undefined
      ? nothing
      : html` <a href=${link.url} target="_blank" rel="noopener">${link.label}</a>`;
  return html`<v2-note role=${role} class=${kind}
    ><div><strong>${title}</strong><p>${reason}${where}</p></div>
    <button type="button" class="close" aria-label="Dismiss" @click=${close}></button></v2-note
  >`;
}
