import { html, nothing, render } from 'lit-html';
import { freshId, keepInView } from '../dom/dom.ts';

export type Suggestion = { label: string; about: string; pick: () => void };

export type Suggestions = ReturnType<typeof createSuggestions>;

/** The list above the command box: commands, options or values, navigated with the arrow keys from the field below. */
export function createSuggestions() {
  const id = freshId('suggestions');
  const element = document.createElement('div');
  element.className = 'suggestions';
  let heading = '';
  let items: readonly Suggestion[] = [];
  let active = -1;
  let field: HTMLElement | undefined;

  function draw(): void {
    element.hidden = heading === '' && items.length === 0;
    render(
      html`<div class="title">${heading}</div>
        <div
          class="rows"
          role="listbox"
          id=${id}
          aria-label="Suggestions"
          tabindex="0"
          aria-activedescendant=${active < 0 ? nothing : `${id}-${active}`}
          @keydown=${pressedInList}
          @blur=${leave}
        >
          ${items.map(
            (item, index) => html`<div
              role="option"
              id="${id}-${index}"
              class=${index === active ? 'row active' : 'row'}
              aria-selected=${index === active}
              @click=${item.pick}
              @pointermove=${() => active !== index && move(index)}
            >
              <span class="label">${item.label}</span>
              ${item.about === '' ? nothing : html`<span class="about">${item.about}</span>`}
            </div>`,
          )}
        </div>`,
      element,
    );
  }

  function move(to: number): void {
    active = to;
    draw();
    const [list, row] = [part('.rows'), part('.row.active')];
    if (list !== null && row !== null) keepInView(list, row);
    tellField();
  }

  /** A combobox field announces whether it is open; a plain text box may not. */
  function tellField(): void {
    if (field?.role === 'combobox') field.ariaExpanded = String(!element.hidden);
    if (active < 0 || element.hidden) field?.removeAttribute('aria-activedescendant');
    else field?.setAttribute('aria-activedescendant', `${id}-${active}`);
  }

  const part = (name: string) => element.querySelector<HTMLElement>(name);

  function hide(): void {
    heading = '';
    items = [];
    move(-1);
  }

  /** Hides them when the focus moves elsewhere from the field or the list. */
  function leave({ relatedTarget }: FocusEvent): void {
    const stays =
      relatedTarget instanceof Node && (element.contains(relatedTarget) || relatedTarget === field);
    if (!stays) hide();
  }

  /** Handles a key; true if it was meant for the list. */
  function key(event: KeyboardEvent): boolean {
    if (element.hidden || items.length === 0) return false;
    const count = items.length;
    if (event.key === 'ArrowDown') move((active + 1) % count);
    else if (event.key === 'ArrowUp') move((active - 1 + count) % count);
    else if (event.key === 'Enter' && active >= 0 && !event.shiftKey) items[active]?.pick();
    else if (event.key === 'Tab' && !event.shiftKey) items[Math.max(0, active)]?.pick();
    else return false;
    event.preventDefault();
    return true;
  }

  function pressedInList(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return void key(event);
    event.preventDefault();
    field?.focus();
    hide();
  }

  element.addEventListener('pointerdown', (event) => event.preventDefault());
  draw();

  return {
    element,
    hide,
    leave,
    /**
     * Shows completions for `input`. `first` is the row selected initially, or -1 for none, so that Enter sends what
     * was typed; `title` stays even if there are no rows.
     */
    show(input: HTMLElement, title: string, suggestions: readonly Suggestion[], first: number): void {
      field = input;
      heading = title;
      items = suggestions;
      input.setAttribute('aria-controls', id);
      move(items.length === 0 ? -1 : first);
    },
    key,
  };
}
