import { html, nothing, render } from 'lit-html';
import type { SelectOptionView, SelectView } from '../../protocol/message.ts';
import { freshId, keepInView } from '../dom/dom.ts';

export type Picker = {
  element: HTMLElement;
  values: () => string[];
  busy: (busy: boolean) => void;
  /** Restores the initial selection. */
  reset: () => void;
};

/** Room the list needs below the select, in pixels; with less, it opens above. */
const ROOM_PX = 320;

/**
 * A drop-down list like Discord's, after the ARIA pattern for select-only comboboxes: arrows, Home, End, Enter, Escape
 * and typing a first letter work. Calls `chosen` when the list closes with changed values.
 */
export function createPicker(view: SelectView, chosen: (values: string[]) => void): Picker {
  const id = freshId('picker');
  const preset = view.options.filter((option) => option.chosen).map(({ value }) => value);
  const several = view.max > 1;
  const element = document.createElement('v2-select');
  element.toggleAttribute('disabled', view.disabled);
  let picked = new Set(preset);
  let active = 0;
  let isOpen = false;

  function draw(): void {
    const names = view.options.filter(({ value }) => picked.has(value)).map(({ label }) => label);
    render(
      html`<div
          class="head"
          role="combobox"
          tabindex=${view.disabled ? nothing : 0}
          aria-expanded=${isOpen}
          aria-haspopup="listbox"
          aria-controls=${id}
          aria-label=${view.placeholder}
          aria-disabled=${view.disabled ? 'true' : nothing}
          aria-activedescendant=${isOpen ? `${id}-${active}` : nothing}
          data-control=${view.customId}
          @click=${() => (isOpen ? close() : open())}
          @keydown=${press}
          @blur=${close}
        >
          <span class=${names.length === 0 ? 'shown placeholder' : 'shown'}
            >${names.length === 0 ? view.placeholder : names.join(', ')}</span
          ><span class="arrow" aria-hidden="true"></span>
        </div>
        <div
          class="list"
          role="listbox"
          id=${id}
          aria-label=${view.placeholder}
          aria-multiselectable=${several ? 'true' : nothing}
          ?hidden=${!isOpen}
          @pointerdown=${(event: Event) => event.preventDefault()}
        >
          ${view.options.map((option, index) => optionTemplate(option, index))}
        </div>`,
      element,
    );
  }

  function optionTemplate(option: SelectOptionView, index: number): unknown {
    return html`<div
      class=${isOpen && index === active ? 'option active' : 'option'}
      role="option"
      id="${id}-${index}"
      aria-selected=${picked.has(option.value)}
      @click=${() => pick(index)}
      @pointermove=${() => move(index)}
    >
      ${option.emoji === '' ? nothing : html`<span class="emoji" aria-hidden="true">${option.emoji}</span>`}
      <span class="words">
        <span class="label">${option.label}</span>
        ${option.description === '' ? nothing : html`<span class="description">${option.description}</span>`}
      </span>
      <span class=${several ? 'check' : 'radio'} aria-hidden="true"></span>
    </div>`;
  }

  const part = (name: string) => element.querySelector<HTMLElement>(name);

  function open(): void {
    if (view.disabled || view.options.length === 0 || isOpen) return;
    isOpen = true;
    const first = view.options.findIndex(({ value }) => picked.has(value));
    move(Math.max(0, first));
    const list = part('.list');
    const below = innerHeight - element.getBoundingClientRect().bottom;
    list?.classList.toggle('above', below < Math.min(list.offsetHeight, ROOM_PX) + 80);
    document.addEventListener('pointerdown', closeFromOutside);
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    draw();
    document.removeEventListener('pointerdown', closeFromOutside);
    if (several && picked.size >= view.min && !sameSet(picked, preset)) chosen([...picked]);
  }

  function closeFromOutside(event: Event): void {
    if (event.target instanceof Node && !element.contains(event.target)) close();
  }

  function move(to: number): void {
    active = (to + view.options.length) % view.options.length;
    draw();
    const [list, row] = [part('.list'), part('.option.active')];
    if (list !== null && row !== null) keepInView(list, row);
  }

  function pick(index: number): void {
    const option = view.options[index];
    if (option === undefined) return;
    if (several) {
      if (!picked.delete(option.value) && picked.size < view.max) picked.add(option.value);
      draw();
      return;
    }
    picked = new Set([option.value]);
    close();
    part('.head')?.focus();
    chosen([option.value]);
  }

  function press(event: KeyboardEvent): void {
    const keys: Record<string, () => void> = {
      ArrowDown: () => (isOpen ? move(active + 1) : open()),
      ArrowUp: () => (isOpen ? move(active - 1) : open()),
      Enter: () => (isOpen ? pick(active) : open()),
      ' ': () => (isOpen ? pick(active) : open()),
      ...(isOpen && { Home: () => move(0), End: () => move(view.options.length - 1), Escape: close }),
    };
    const act = keys[event.key];
    if (act !== undefined) {
      event.preventDefault();
      act();
    } else if (event.key.length === 1 && isOpen) {
      const letter = event.key.toLowerCase();
      const starts = ({ label }: SelectOptionView) => label.toLowerCase().startsWith(letter);
      const found = view.options.findIndex((option, index) => index > active && starts(option));
      if (found >= 0) move(found);
    }
  }

  draw();
  return {
    element,
    values: () => [...picked],
    busy: (busy) => element.classList.toggle('busy', busy),
    reset() {
      picked = new Set(preset);
      draw();
    },
  };
}

function sameSet(one: ReadonlySet<string>, other: readonly string[]): boolean {
  return one.size === other.length && other.every((value) => one.has(value));
}
