type Attributes = { [name: string]: string | number | boolean | undefined };
export type Child = Node | string | undefined | false;

/**
 * Builds an element. Attributes that are false or undefined are left out, true ones stand empty; children are
 * nodes or plain text, so no text can ever become markup.
 */
export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** A push button with what it does. */
export function button(
  attributes: Attributes,
  act: (event: MouseEvent) => void,
  ...children: Child[]
): HTMLElement {
  const element = h('button', { type: 'button', ...attributes }, ...children);
  element.addEventListener('click', act);
  return element;
}

/** The element of the page with this id; the page's own HTML holds them all. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element "${id}".`);
  return element;
}

/** Scrolls a list until a row of it is in view, and nothing around the list, as `scrollIntoView` would. */
export function keepInView(list: HTMLElement, row: HTMLElement): void {
  const [around, inside] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inside.top < around.top) list.scrollTop -= around.top - inside.top;
  else if (inside.bottom > around.bottom) list.scrollTop += inside.bottom - around.bottom;
}

let drawn = 0;

/** An id no other element of the page has. */
export function freshId(word: string): string {
  drawn += 1;
  return `${word}-${drawn}`;
}
