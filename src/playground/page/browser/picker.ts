import type { SelectOptionView, SelectView } from '../protocol/message.ts';
import { freshId, h, keepInView } from './dom.ts';

export type Picker = {
  element: HTMLElement;
  values: () => string[];
  busy: (busy: boolean) => void;
  /** Shows again what was chosen when it was drawn. */
  reset: () => void;
};

/**
 * A drop-down list in Discord's manner, after the ARIA pattern of a select-only combobox: arrows, Home, End, Enter,
 * Escape and typing a first letter work. `chosen` is called with the values when they changed and the list closes.
 */
export function createPicker(view: SelectView, chosen: (values: string[]) => void): Picker {
  const id = freshId('picker');
  const before = view.options.filter((option) => option.chosen).map(({ value }) => value);
  let picked = new Set(before);
  let active = 0;
  const shown = h('span', { class: 'shown' });
  const head = h(
    'div',
    {
      class: 'head',
      role: 'combobox',
      tabindex: view.disabled ? undefined : 0,
      'aria-expanded': 'false',
      'aria-haspopup': 'listbox',
      'aria-controls': id,
      'aria-label': view.placeholder,
      'aria-disabled': view.disabled ? 'true' : undefined,
      'data-control': view.customId,
    },
    shown,
    h('span', { class: 'arrow', 'aria-hidden': 'true' }),
  );
  const options = view.options.map((option, index) => {
    const element = drawOption(option, `${id}-${index}`, view.max > 1);
    element.addEventListener('click', () => pick(index));
    element.addEventListener('pointermove', () => move(index));
    return element;
  });
  const list = h(
    'div',
    { class: 'list', role: 'listbox', id, hidden: true, 'aria-label': view.placeholder },
    ...options,
  );
  if (view.max > 1) list.setAttribute('aria-multiselectable', 'true');
  const element = h('v2-select', { disabled: view.disabled }, head, list);

  function show(): void {
    const names = view.options.filter(({ value }) => picked.has(value)).map(({ label }) => label);
    shown.textContent = names.length === 0 ? view.placeholder : names.join(', ');
    shown.classList.toggle('placeholder', names.length === 0);
    options.forEach((option, index) => {
      option.setAttribute('aria-selected', String(picked.has(view.options[index]?.value ?? '')));
    });
  }

  const isOpen = () => !list.hidden;

  function open(): void {
    if (view.disabled || options.length === 0 || isOpen()) return;
    list.hidden = false;
    const below = innerHeight - head.getBoundingClientRect().bottom;
    list.classList.toggle('above', below < Math.min(list.offsetHeight, 320) + 80);
    head.setAttribute('aria-expanded', 'true');
    move(
      Math.max(
        0,
        view.options.findIndex(({ value }) => picked.has(value)),
      ),
    );
    document.addEventListener('pointerdown', closeFromOutside);
  }

  function close(): void {
    if (!isOpen()) return;
    list.hidden = true;
    head.setAttribute('aria-expanded', 'false');
    head.removeAttribute('aria-activedescendant');
    document.removeEventListener('pointerdown', closeFromOutside);
    if (view.max > 1 && picked.size >= view.min && !sameSet(picked, before)) chosen([...picked]);
  }

  function closeFromOutside(event: Event): void {
    if (event.target instanceof Node && !element.contains(event.target)) close();
  }

  function move(to: number): void {
    active = (to + options.length) % options.length;
    options.forEach((option, index) => {
      option.classList.toggle('active', index === active);
    });
    head.setAttribute('aria-activedescendant', `${id}-${active}`);
    const option = options[active];
    if (option !== undefined) keepInView(list, option);
  }

  function pick(index: number): void {
    const option = view.options[index];
    if (option === undefined) return;
    if (view.max > 1) {
      if (!picked.delete(option.value) && picked.size < view.max) picked.add(option.value);
      show();
      return;
    }
    picked = new Set([option.value]);
    show();
    close();
    head.focus();
    chosen([option.value]);
  }

  head.addEventListener('click', () => (isOpen() ? close() : open()));
  head.addEventListener('keydown', (event) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => (isOpen() ? move(active + 1) : open()),
      ArrowUp: () => (isOpen() ? move(active - 1) : open()),
      Home: () => move(0),
      End: () => move(options.length - 1),
      Enter: () => (isOpen() ? pick(active) : open()),
      ' ': () => (isOpen() ? pick(active) : open()),
      Escape: close,
    };
    const act = keys[event.key];
    if (act !== undefined) {
      event.preventDefault();
      act();
    } else if (event.key.length === 1 && isOpen()) {
      const letter = event.key.toLowerCase();
      const found = view.options.findIndex(
        ({ label }, index) => index > active && label.toLowerCase().startsWith(letter),
      );
      if (found >= 0) move(found);
    }
  });
  head.addEventListener('blur', close);
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  show();
  return {
    element,
    values: () => [...picked],
    busy: (busy) => element.classList.toggle('busy', busy),
    reset() {
      picked = new Set(before);
      show();
    },
  };
}

function drawOption(option: SelectOptionView, id: string, several: boolean): HTMLElement {
  return h(
    'div',
    { class: 'option', role: 'option', id },
    option.emoji !== '' && h('span', { class: 'emoji', 'aria-hidden': 'true' }, option.emoji),
    h(
      'span',
      { class: 'words' },
      h('span', { class: 'label' }, option.label),
      option.description !== '' && h('span', { class: 'description' }, option.description),
    ),
    h('span', { class: several ? 'check' : 'radio', 'aria-hidden': 'true' }),
  );
}

function sameSet(one: ReadonlySet<string>, other: readonly string[]): boolean {
  return one.size === other.length && other.every((value) => one.has(value));
}
