import { render, type TemplateResult } from 'lit-html';

/** Builds a template's single element. Text is inserted as text and never becomes markup. */
export function element(template: TemplateResult): HTMLElement {
  const box = document.createElement('div');
  render(template, box);
  const made = box.firstElementChild;
  if (!(made instanceof HTMLElement)) throw new Error('The template holds no element.');
  return made;
}

/** The page's element with this id; the page's own HTML contains them all. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element "${id}".`);
  return found;
}

/** Scrolls a row into view within its list, but nothing around the list, unlike `scrollIntoView`. */
export function keepInView(list: HTMLElement, row: HTMLElement): void {
  const [around, inside] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inside.top < around.top) list.scrollTop -= around.top - inside.top;
  else if (inside.bottom > around.bottom) list.scrollTop += inside.bottom - around.bottom;
}

let drawn = 0;

/** An id that no other element of the page has. */
export function freshId(word: string): string {
  drawn += 1;
  return `${word}-${drawn}`;
}
