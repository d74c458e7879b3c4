import { html, render } from 'lit-html';
import type { MessageView } from '../../protocol/message.ts';
import { byId } from '../dom/dom.ts';
import type { Drawing } from '../messages/drawing.ts';
import { messageTemplate } from '../messages/message.ts';

type PinsNeeds = {
  ask: () => Promise<MessageView[]>;
  drawing: Drawing;
  /** Scrolls to a pinned message in the channel. */
  jump: (message: MessageView) => void;
};

/** The channel's pinned messages, on demand. Escape or a click elsewhere closes them. */
export function createPins({ ask, drawing, jump }: PinsNeeds) {
  const opener = byId('open-pins');
  const panel = byId('pins');
  const isOpen = () => !panel.hidden;

  function close(giveBack: boolean): void {
    if (!isOpen()) return;
    panel.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    if (giveBack) opener.focus();
  }

  async function open(): Promise<void> {
    draw(await ask());
    panel.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    panel.focus();
  }

  function draw(messages: readonly MessageView[]): void {
    const entry = (message: MessageView) => html`<li>
      ${messageTemplate(message, false, drawing, 'pin')}
      <button
        type="button"
        class="jump"
        aria-label="Jump to ${message.author.name}'s message"
        @click=${() => {
          close(false);
          jump(message);
        }}
      >
        Jump
      </button>
    </li>`;
    render(
      html`<h2>Pinned messages</h2>
        ${
          messages.length === 0
            ? html`<p>Nothing is pinned here yet.</p>`
            : html`<ul>
                ${messages.map(entry)}
              </ul>`
        }`,
      panel,
    );
  }

  opener.addEventListener('click', () => void (isOpen() ? close(true) : open()));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close(true);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !panel.contains(target) && !opener.contains(target)) close(false);
  });
  return {
    close: () => close(false),
    /** Called when something is pinned or changed while they are shown. */
    async refresh(): Promise<void> {
      if (isOpen()) draw(await ask());
    },
  };
}
