import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleToLatex, toLatex } from '../../src/cite/latex.ts';
import { anyCharacter } from '../support/any-character.ts';

describe('text in LaTeX', () => {
  it.each([
    ['Müller & Nguyễn', 'M{\\"u}ller \\& Nguy{\\~{\\^e}}n'],
    ['Łódź, Øre, Straße, Ångström', "{\\L}{\\'o}d{\\'z}, {\\O}re, Stra{\\ss}e, {\\r A}ngstr{\\\"o}m"],
    ['100% of #1_a $x$', '100\\% of \\#1\\_a \\$x\\$'],
    [
      '\\input{/etc/passwd} ~^',
      '{\\textbackslash}input{\\textbraceleft}/etc/passwd{\\textbraceright} {\\textasciitilde}{\\textasciicircum}',
    ],
    ['α and ≤', '{$\\alpha$} and {$\\leq$}'],
    ['“one” – two', "``one'' -- two"],
    ['a -- b --- c', 'a -{}- b -{}-{}- c'],
    ['a ― b « c » …', 'a --- b {\\guillemotleft} c {\\guillemotright} {\\ldots}'],
    ['20° Å å', '20{\\textdegree} {\\r A} {\\r a}'],
    ['`x`', '{\\textasciigrave}x{\\textasciigrave}'],
    ['基于大模型 Иван', '基于大模型 Иван'],
    ['%\u0301 %\u{1e8d0} क्षि', "\\%{\\'{}} \\%\u{1e8d0} क्षि"],
    ['a ╲ b ╲\u0301', 'a ╲ b ╲\u0301'],
    ['¨ ´', '{\\textasciidieresis} {\\textasciiacute}'],
  ])('%s', (text, latex) => {
    expect(toLatex(text)).toBe(latex);
  });

  it('is one line, with nothing hidden', () => {
    expect(toLatex(' a\n\tb\u0000\u200b\u202ec ')).toBe('a b c');
  });

  it('protects the capitals of acronyms, and no others', () => {
    expect(titleToLatex('BERT: Pre-training of Deep Models with GPT-4o, CO2 and arXiv')).toBe(
      '{BERT}: Pre-training of Deep Models with {GPT}-4o, {CO2} and {arXiv}',
    );
    expect(titleToLatex('A Survey on ÉCOLE')).toBe("A Survey on {{\\'E}COLE}");
  });

  it('can run nothing, whatever a title says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: anyCharacter }),
            fc.constantFrom('╲', '\u0301', '\u20d7', '\\', '{', '}', '$', '%', '--', '`', '"', '\\x', '_'),
          ),
        ),
        (parts) => {
          for (const latex of [toLatex(parts.join('')), titleToLatex(parts.join(''))]) {
            expect(depths(latex)).toEqual({ lowest: 0, end: 0 });
            // Each special character is escaped, or in one of our macros.
            expect(latex.replace(/\{\$[^$]*\$\}/g, '').replace(/\\[a-zA-Z]+ ?|\\[^a-zA-Z]/g, '')).not.toMatch(
              /[\\$%&#_~^]/,
            );
            expect(latex).not.toMatch(/\p{Cc}/u);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** The lowest brace depth, and the final one; 0 and 0 if they balance. Escaped braces don't count. */
function depths(latex: string): { lowest: number; end: number } {
  let depth = 0;
  let lowest = 0;
  for (const brace of latex.replace(/\\[{}\\]/g, '').match(/[{}]/g) ?? []) {
    depth += brace === '{' ? 1 : -1;
    lowest = Math.min(lowest, depth);
  }
  return { lowest, end: depth };
}
