import { noChange } from 'lit-html';
import { Directive, directive, type ElementPart } from 'lit-html/directive.js';

/** `<p ${cssVariable('--color', color)}>`: as a property, because the page's policy allows no styles in attributes. */
class CssVariable extends Directive {
  override update({ element }: ElementPart, [name, value]: [string, string | undefined]): symbol {
    if (element instanceof HTMLElement) element.style.setProperty(name, value ?? null);
    return noChange;
  }

  render(_name: string, _value: string | undefined): symbol {
    return noChange;
  }
}

export const cssVariable = directive(CssVariable);
