import { subscript, superscript } from './scripts.ts';
import { symbolOf } from './tex-symbols.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Commands whose argument is shown unchanged. */
const WRAPS = words(
  'mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathnormal text textrm textbf textit texttt textsc textsf ' +
    'emph boldsymbol bm pmb operatorname mbox hbox ensuremath mathop mathbin mathrel mathord mathring underline overline ' +
    'widehat widetilde overrightarrow bar hat tilde vec dot ddot check breve acute grave boxed phantom rm bf',
);
const MARKS: ReadonlyMap<string, string> = new Map([
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['bar', '\u0304'],
  ['overline', '\u0304'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['check', '\u030c'],
  ['breve', '\u0306'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
]);
/** Commands for size, spacing or style, which show nothing themselves. */
const SILENT = words(
  'left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr middle displaystyle textstyle scriptstyle ' +
    'limits nolimits nonumber rm bf it cal sf tt em sc protect',
);
const SPACES = words('quad qquad space enspace thinspace');
const FUNCTIONS = words(
  'log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth max min sup inf lim limsup liminf ' +
    'arg argmax argmin det dim ker gcd hom deg Pr mod bmod tr rank',
);
const DEEPEST = 30;

/** Thrown for anything that plain text can't show. */
class Unreadable extends Error {}

/** A TeX formula as plain text (`\pi^0` is π⁰, `\frac{1}{2}` is 1/2), or undefined if that would mislead. */
export function readMath(tex: string): string | undefined {
  try {
    const reader = createReader(tex);
    return reader.group(0, true).replace(/\s+/g, ' ').trim();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const TOKEN = /\\(?:[a-zA-Z]+\*?|[\s\S])|\s+|[\s\S]/gu;

function createReader(tex: string) {
  const tokens = tex.match(TOKEN) ?? [];
  let at = 0;

  function group(depth: number, isWhole: boolean): string {
    if (depth > DEEPEST) throw new Unreadable();
    let shown = '';
    while (at < tokens.length) {
      const token = tokens[at++] ?? '';
      if (token === '}') {
        if (isWhole) throw new Unreadable();
        return shown;
      }
      shown = joined(shown, shownAs(token, depth), token);
    }
    if (!isWhole) throw new Unreadable();
    return shown;
  }

  function shownAs(token: string, depth: number): string {
    if (token === '{') return group(depth + 1, false);
    if (token === '^') return superscript(argument(depth));
    if (token === '_') return subscript(argument(depth));
    if (token === '~') return ' ';
    if (token.startsWith('\\') && token.length > 1) return command(token.slice(1).replace(/\*$/, ''), depth);
    return token;
  }

  /** Reads the next group, command or character. */
  function argument(depth: number): string {
    while (/^\s/.test(tokens[at] ?? '')) at++;
    const token = tokens[at++];
    if (token === undefined || token === '}') throw new Unreadable();
    return shownAs(token, depth + 1).trim();
  }

  function command(name: string, depth: number): string {
    const isDeclared = SILENT.has(name) && tokens[at] !== '{';
    if (isDeclared) {
      if (/^(?:left|right)$/.test(name) && tokens[at] === '.') at++;
      return '';
    }
    if (name === 'mathbb') {
      const letter = argument(depth);
      return symbolOf(`\\mathbb{${letter}}`) ?? letter;
    }
    if (WRAPS.has(name) || SILENT.has(name)) return marked(argument(depth), MARKS.get(name));
    if (/^[dtc]?frac$/.test(name)) return `${inBrackets(argument(depth))}/${inBrackets(argument(depth))}`;
    if (name === 'sqrt' && tokens[at] !== '[') return `√${inBrackets(argument(depth))}`;
    if (name === 'binom') return `(${argument(depth)} choose ${argument(depth)})`;
    if (FUNCTIONS.has(name)) return name;
    if (SPACES.has(name) || /^[,;: ]$/.test(name)) return ' ';
    if (name === '!' || name === '/') return '';
    if (/^[%&#_$]$/.test(name) || name === '{' || name === '}') return name;
    if (name === 'lbrace' || name === 'rbrace') return name === 'lbrace' ? '{' : '}';
    const symbol = name === '|' ? '‖' : symbolOf(`\\${name}`);
    if (symbol === undefined || /^\p{M}/u.test(symbol)) throw new Unreadable();
    return symbol;
  }

  return { group };
}

function marked(text: string, mark: string | undefined): string {
  return mark !== undefined && [...text].length === 1 ? `${text}${mark}`.normalize('NFC') : text;
}

function inBrackets(text: string): string {
  return /^[\p{L}\p{N}.]+$/u.test(text) || [...text].length === 1 ? text : `(${text})`;
}

const FUNCTION_AT_END = new RegExp(`(?<!\\p{L})(?:${[...FUNCTIONS].join('|')})$`, 'u');
const SYMBOL_AT_END = /(\s?)([^\p{ASCII}])$/u;

/** Appends a piece: function names are set apart from letters, and a space that only ends a command is dropped. */
function joined(shown: string, piece: string, token: string): string {
  if (/^\s+$/.test(token)) {
    const [, blank = '', symbol] = SYMBOL_AT_END.exec(shown) ?? [];
    return symbol !== undefined && (blank === '' || /\p{L}/u.test(symbol)) ? shown : `${shown} `;
  }
  const isName = FUNCTIONS.has(token.slice(1)) && token.startsWith('\\');
  if (isName && /[\p{L}\p{N})]$/u.test(shown)) return `${shown} ${piece}`;
  return /^[\p{L}\p{N}]/u.test(piece) && FUNCTION_AT_END.test(shown) ? `${shown} ${piece}` : shown + piece;
}
