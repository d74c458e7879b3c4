import { render, type TemplateResult } from 'lit-html';

/** Builds the one element of a template. Text goes in as text, so that none can ever become markup. */
export function element(template: TemplateResult): HTMLElement {
  const box = document.createElement('div');
  render(template, box);
  const made = box.firstElementChild;
  if (!(made instanceof HTMLElement)) throw new Error('The template holds no element.');
  return made;
}

/** The element of the page with this id; the page's own HTML holds them all. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element "${id}".`);
  return found;
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
