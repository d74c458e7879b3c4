import type { MessageView } from '../protocol/message.ts';
import { button, h } from './dom.ts';

/** The menu of a message: the apps' commands for messages. Escape or a click elsewhere closes it. */
export function openMessageMenu(
  layer: HTMLElement,
  names: string[],
  message: MessageView,
  at: { x: number; y: number },
  chosen: (name: string, message: MessageView) => void,
): void {
  const before = document.activeElement;
  const menu = h(
    'div',
    { class: 'menu', role: 'menu', 'aria-label': 'Apps' },
    h('div', { class: 'title' }, 'Apps'),
  );
  const close = (giveBack: boolean) => {
    menu.remove();
    document.removeEventListener('pointerdown', outside);
    if (giveBack && before instanceof HTMLElement) before.focus();
  };
  const outside = (event: Event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close(false);
  };
  const items = names.map((name) =>
    button(
      { role: 'menuitem', tabindex: -1 },
      () => {
        close(true);
        chosen(name, message);
      },
      name,
    ),
  );
  menu.append(...items);
  if (items.length === 0) menu.append(h('div', { class: 'none' }, 'The bot has no commands for messages.'));
  menu.addEventListener('keydown', (event) => {
    const focused = document.activeElement;
    const index = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else if (step !== undefined) items[(index + step + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
  });
  layer.append(menu);
  menu.style.left = `${Math.max(8, Math.min(at.x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(at.y, innerHeight - menu.offsetHeight - 8))}px`;
  items[0]?.focus();
  document.addEventListener('pointerdown', outside);
}
