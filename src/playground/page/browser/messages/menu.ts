import { html } from 'lit-html';
import type { MessageView } from '../../protocol/message.ts';
import { element } from '../dom/dom.ts';

/** A message's menu: the apps' message commands. Escape or a click elsewhere closes it. */
export function openMessageMenu(
  layer: HTMLElement,
  names: readonly string[],
  message: MessageView,
  at: { x: number; y: number },
  chosen: (name: string, message: MessageView) => void,
): void {
  const before = document.activeElement;
  const pick = (name: string) => {
    close(true);
    chosen(name, message);
  };
  const menu = element(html`<div class="menu" role="menu" aria-label="Apps" @keydown=${press}>
    <div class="title" aria-hidden="true">Apps</div>
    ${names.map(
      (name) =>
        html`<button type="button" role="menuitem" tabindex="-1" @click=${() => pick(name)}>${name}</button>`,
    )}
    ${names.length === 0 ? html`<div class="none" role="menuitem" tabindex="-1">The bot has no message commands.</div>` : ''}
  </div>`);
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];

  function close(giveBack: boolean): void {
    menu.remove();
    document.removeEventListener('pointerdown', outside);
    if (giveBack && before instanceof HTMLElement) before.focus();
  }
  function outside(event: Event): void {
    if (event.target instanceof Node && !menu.contains(event.target)) close(false);
  }
  function press(event: KeyboardEvent): void {
    const focused = document.activeElement;
    const index = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else if (step !== undefined) items[(index + step + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
  }

  layer.append(menu);
  menu.style.left = `${Math.max(8, Math.min(at.x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(at.y, innerHeight - menu.offsetHeight - 8))}px`;
  items[0]?.focus();
  document.addEventListener('pointerdown', outside);
}
