import { noChange } from 'lit-html';
import { Directive, directive, type ElementPart } from 'lit-html/directive.js';

/** `<p ${cssVariable('--color', color)}>`: set as a property, because the page's policy forbids style attributes. */
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
