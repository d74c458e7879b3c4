/** Every control inside a message. */
const CONTROLS =
  'a[href], button:not(:disabled), [role="combobox"]:not([aria-disabled]), .spoiler[role="button"]';

/**
 * Keyboard navigation through messages, as in Discord. The list is a single Tab stop; up and down, Home and End move
 * between messages; Tab, or left and right, between the focused message's controls; Escape goes back, from a control to
 * its message and from there to the box.
 */
export function createRoving(list: HTMLElement, leave: () => void) {
  /** The message that last had the focus. */
  let current: HTMLElement | undefined;

  const messages = () => [...list.querySelectorAll<HTMLElement>(':scope > discord-message')];
  const controlsOf = (message: HTMLElement) =>
    [...message.querySelectorAll<HTMLElement>(CONTROLS)].filter((one) => one.closest('[inert]') === null);
  const messageOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('discord-message') : null;

  /** Only one message, initially the newest, is in the Tab order, and its controls only while it has the focus. */
  function refresh(): void {
    const all = messages();
    const stop = current !== undefined && all.includes(current) ? current : all.at(-1);
    for (const message of all) {
      message.tabIndex = message === stop ? 0 : -1;
      const isInside = message === stop && message.contains(document.activeElement);
      for (const control of controlsOf(message)) control.tabIndex = isInside ? 0 : -1;
    }
  }

  function goTo(message: HTMLElement | undefined): void {
    if (message === undefined) return;
    message.focus();
    message.scrollIntoView({ block: 'nearest' });
  }

  function step(message: HTMLElement, by: number): void {
    const all = messages();
    goTo(all[all.indexOf(message) + by]);
  }

  function stepInside(message: HTMLElement, target: EventTarget | null, by: number): void {
    const stops = [message, ...controlsOf(message)];
    const at = target instanceof HTMLElement ? stops.indexOf(target) : -1;
    stops[at + by]?.focus();
  }

  list.addEventListener('focusin', ({ target }) => {
    current = messageOf(target) ?? current;
    refresh();
  });
  list.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !list.contains(relatedTarget)) queueMicrotask(refresh);
  });
  list.addEventListener('keydown', (event) => {
    const message = messageOf(event.target);
    if (message === null || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
      ArrowUp: () => step(message, -1),
      ArrowDown: () => step(message, 1),
      ArrowRight: () => stepInside(message, event.target, 1),
      ArrowLeft: () => stepInside(message, event.target, -1),
      Home: () => goTo(messages()[0]),
      End: () => goTo(messages().at(-1)),
      Escape: () => (event.target === message ? leave() : goTo(message)),
    };
    const act = keys[event.key];
    if (act === undefined || isOfSelect(event)) return;
    event.preventDefault();
    act();
  });

  return {
    /** Called after messages were drawn. */
    refresh,
    /** Focuses the message with this id; false if it isn't there. */
    focus(id: string): boolean {
      const message = messages().find((one) => one.id === id);
      goTo(message);
      return message !== undefined;
    },
    /** The next message, or else the previous one. */
    neighbour(id: string): HTMLElement | undefined {
      const all = messages();
      const at = all.findIndex((one) => one.id === id);
      return all[at + 1] ?? all[at - 1];
    },
  };
}

/** Up and down open a select; while it is open, it handles its own keys. */
function isOfSelect({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || target.getAttribute('role') !== 'combobox') return false;
  return target.getAttribute('aria-expanded') === 'true' || key === 'ArrowUp' || key === 'ArrowDown';
}
