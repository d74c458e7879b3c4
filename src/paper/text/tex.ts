import { readAccents } from './tex-accents.ts';
import { readMath } from './tex-math.ts';
import { symbolOf } from './tex-symbols.ts';

/** A delimited formula; anything longer isn't one. */
const MATH =
  /(?<!\\)\$\$([^$]{1,2000})\$\$|(?<!\\)\$((?:[^$\\]|\\[\s\S]){1,2000}?)\$|\\\(([\s\S]{1,2000}?)\\\)|\\\[([\s\S]{1,2000}?)\\\]/g;
const WRAPPED =
  /\\(?:emph|text(?:it|bf|tt|sc|sf|rm|normal|sl|up|md)?|underline|mbox|uppercase|url|enquote|ensuremath)\s?\{([^{}]*)\}|\{\\(?:it|em|bf|tt|sc|sf|rm|sl|itshape|bfseries)\s([^{}]*)\}/g;
const SCRIPTED = /\\text(super|sub)script\{([^{}]*)\}/g;
const DROPPED = /[\s~]?\\(?:cite[tp]?|label|thanks|footnote|vspace|hspace)\*?(?:\[[^\]]*\])?\{[^{}]*\}/g;
const HREF = /\\href\{[^{}]*\}\{([^{}]*)\}/g;
const SYMBOL = /(?<![\\:/a-zA-Z0-9])\\([a-zA-Z]{2,})(?![a-zA-Z])(?:\{\})?/g;
const LOGO = /\\((?:La|Bib|pdf|pdfLa)?TeX)(?![a-zA-Z])(?:\{\})?/g;
/** Braces that protect capitals or accents: `{BERT}`, `{S}tructured`, `{é}`. */
const PROTECTED = /\{(?=[^{}]*[\p{Lu}\P{ASCII}])([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .:'’/-]*)\}/gu;
const QUOTES = /``((?:[^`']|'(?!')){1,300})''/g;
const TIE = /(?<=[\p{L}.)])~(?=[\p{L}\p{N}(\\])/gu;

/**
 * Text containing TeX, as a reader sees it: accents, letters, formulas, emphasis. Formulas that plain text can't
 * show, and anything that isn't TeX (a price in dollars, a path), are left unchanged.
 */
export function readTex(text: string): string {
  if (!/[\\$~]|``|\{[^{}]*[\p{Lu}\P{ASCII}]/u.test(text)) return text;
  const { shown, formulas } = withoutMath(text);
  let plain = readAccents(withoutDollars(shown)).replace(HREF, '$1').replace(DROPPED, '');
  for (let round = 0; round < 5 && plain.includes('{'); round++) {
    const before = plain;
    plain = plain
      .replace(
        SCRIPTED,
        (_, place: string, content: string) => `$${place === 'sub' ? '_' : '^'}{${content}}$`,
      )
      .replace(WRAPPED, (_, one?: string, two?: string) => one ?? two ?? '')
      .replace(PROTECTED, '$1');
    if (plain === before) break;
  }
  plain = plain
    .replace(LOGO, '$1')
    .replace(SYMBOL, (written: string, name: string) => {
      const symbol = symbolOf(`\\${name}`);
      return symbol === undefined || /^\p{M}/u.test(symbol) ? written : symbol;
    })
    .replace(/\\([%&#_${}])/g, '$1')
    .replace(/\\ /g, ' ')
    .replace(QUOTES, '“$1”')
    .replace(TIE, ' ');
  return plain.replace(PLACE, (_, at: string) => formulas[Number(at)] ?? '');
}

/** A word that can only be a formula without its dollar signs: `360^{\circ}`, `\ell_1-Norm`, `\mathcal{P}^2`. */
const BARE_FORMULA = /(?:[_^]\{|\\[a-zA-Z]{2,}[^\s]{0,60}[_^]|\\math[a-z]+\{)/;
const WORD = /[^\s]{2,200}/g;

function withoutDollars(text: string): string {
  if (!/[_^]\{|\\/.test(text)) return text;
  return text.replace(WORD, (word) => {
    if (!BARE_FORMULA.test(word)) return word;
    const formula = word.replace(/[.,;:!?]+$/, '');
    return `${readMath(formula) ?? formula}${word.slice(formula.length)}`;
  });
}

/** Placeholder for a formula while the text around it is read; uses private-use characters, which no title has. */
const PLACE = /\ue000(\d+)\ue001/g;

function withoutMath(text: string): { shown: string; formulas: string[] } {
  const formulas: string[] = [];
  if (!/[$]|\\[([]/.test(text)) return { shown: text, formulas };
  let shown = '';
  let from = 0;
  MATH.lastIndex = 0;
  for (let match = MATH.exec(text); match !== null; match = MATH.exec(text)) {
    const body = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 1);
    if (match[2] !== undefined && isPrice(body, after)) {
      MATH.lastIndex = match.index + 1;
      continue;
    }
    formulas.push(readMath(body) ?? match[0]);
    shown += `${text.slice(from, match.index)}\ue000${formulas.length - 1}\ue001`;
    from = match.index + match[0].length;
  }
  return { shown: shown + text.slice(from), formulas };
}

/** Whether two dollar signs are prices with words between them, as in `from $5 to $10`. */
function isPrice(body: string, after: string): boolean {
  if (/[\\^_{]/.test(body)) return false;
  return /^\s|\s$/.test(body) || /\d/.test(after) || /\p{L}{2,}\s+\p{L}{2,}/u.test(body);
}
