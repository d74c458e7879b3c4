import { freshId, h, keepInView } from './dom.ts';

export type Suggestion = { label: string; about: string; pick: () => void };

export type Suggestions = ReturnType<typeof createSuggestions>;

/** The list over the command box: commands, options or values, moved through by arrows from the field below. */
export function createSuggestions() {
  const id = freshId('suggestions');
  const title = h('div', { class: 'title' });
  const list = h('div', { role: 'listbox', id, 'aria-label': 'Suggestions' });
  const element = h('div', { class: 'suggestions', hidden: true }, title, list);
  let items: { suggestion: Suggestion; row: HTMLElement }[] = [];
  let active = -1;
  let field: HTMLElement | undefined;

  function move(to: number): void {
    active = to;
    items.forEach(({ row }, index) => {
      row.classList.toggle('active', index === active);
      row.setAttribute('aria-selected', String(index === active));
    });
    const row = items[active]?.row;
    if (row !== undefined) keepInView(element, row);
    if (row === undefined) field?.removeAttribute('aria-activedescendant');
    else field?.setAttribute('aria-activedescendant', row.id);
  }

  function hide(): void {
    element.hidden = true;
    items = [];
    active = -1;
    field?.setAttribute('aria-expanded', 'false');
    field?.removeAttribute('aria-activedescendant');
  }

  element.addEventListener('pointerdown', (event) => event.preventDefault());

  return {
    element,
    hide,
    /**
     * Shows what `input` may become. `first` is the row that is marked from the start, -1 for none, so that Enter
     * sends what was typed; `heading` stays even when there is no row.
     */
    show(input: HTMLElement, heading: string, suggestions: Suggestion[], first: number): void {
      field = input;
      title.textContent = heading;
      items = suggestions.map((suggestion, index) => {
        const row = h(
          'div',
          { role: 'option', id: `${id}-${index}`, class: 'row' },
          h('span', { class: 'label' }, suggestion.label),
          suggestion.about !== '' && h('span', { class: 'about' }, suggestion.about),
        );
        row.addEventListener('click', suggestion.pick);
        row.addEventListener('pointermove', () => {
          if (active !== index) move(index);
        });
        return { suggestion, row };
      });
      list.replaceChildren(...items.map(({ row }) => row));
      element.hidden = heading === '' && items.length === 0;
      input.setAttribute('aria-controls', id);
      input.setAttribute('aria-expanded', String(!element.hidden));
      move(items.length === 0 ? -1 : first);
    },
    /** Takes a key pressed in the field; true when it was meant for the list. */
    key(event: KeyboardEvent): boolean {
      if (element.hidden || items.length === 0) return false;
      const count = items.length;
      if (event.key === 'ArrowDown') move((active + 1) % count);
      else if (event.key === 'ArrowUp') move((active - 1 + count) % count);
      else if (event.key === 'Enter' && active >= 0 && !event.shiftKey) items[active]?.suggestion.pick();
      else if (event.key === 'Tab' && !event.shiftKey) items[Math.max(0, active)]?.suggestion.pick();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
