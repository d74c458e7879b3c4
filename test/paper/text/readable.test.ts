import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readable } from '../../../src/paper/text/readable.ts';

describe('TeX accents and letters', () => {
  it.each([
    [String.raw`Schr\"odinger Kites and the Poincar\'e Group`, 'Schrödinger Kites and the Poincaré Group'],
    [String.raw`Erd\H{o}s, G\"odel; L\'evy`, 'Erdős, Gödel; Lévy'],
    [String.raw`na{\"\i}ve H\'{e}l\`{e}ne {\'e} {\"{u}}`, 'naïve Hélène é ü'],
    [String.raw`\c{c} \c c \v{S}koda \k{a} \u{g} \r{a} \d{t} \b{d} \.z \=a \^e`, 'ç ç Škoda ą ğ å ṭ ḏ ż ā ê'],
    [
      String.raw`M\o ller, \L{}ukasz {\L}ukasz, Stra\ss e, \O yvind \AE gir`,
      'Møller, Łukasz Łukasz, Straße, Øyvind Ægir',
    ],
    [String.raw`I\~nigo Mart\'{\i}nez \"Uber \'Etude`, 'Iñigo Martínez Über Étude'],
    ['{BERT}: Pre-training of {D}eep', 'BERT: Pre-training of Deep'],
    ["``quoted'' J.~Smith", '“quoted” J. Smith'],
    [String.raw`\emph{very} \textbf{bold \textit{x}} {\it y} R\&D 5\% a\_b`, 'very bold x y R&D 5% a_b'],
    [String.raw`the 5\textsuperscript{th} \LaTeX{} \alpha-particle~\cite{x}`, 'the 5th LaTeX α-particle'],
    // All letters that TeX writes as commands.
    [
      String.raw`\ae{} \AE{} \oe{} \OE{} \aa{} \AA{} \o{} \O{} \l{} \L{} \ss{} \SS{}`,
      'æ Æ œ Œ å Å ø Ø ł Ł ß ẞ',
    ],
    [String.raw`\dh{} \DH{} \dj{} \DJ{} \th{} \TH{} \ng{} \NG{} \i{} \j{}`, 'ð Ð đ Đ þ Þ ŋ Ŋ ı ȷ'],
    // In braces it is an accent on any letter; without them, only on letters that can carry it.
    [String.raw`\'{q} \'q`, String.raw`q́ \'q`],
    [
      String.raw`they\'re we\'ll he\'d I\'ve I\'m can\'t, Beyonc\'e`,
      "they're we'll he'd I've I'm can't, Beyoncé",
    ],
  ])('%s', (text, shown) => {
    expect(readable(text)).toBe(shown);
  });
});

describe('formulas', () => {
  it.each([
    [String.raw`$\pi_0$: A Kite Model for CO$_2$ and H$_2$O`, 'π₀: A Kite Model for CO₂ and H₂O'],
    [String.raw`$\pi^0$ $10^{-3}$ $^{13}$C $x^2$`, 'π⁰ 10⁻³ ¹³C x²'],
    [String.raw`$\mathcal{O}(n\log n)$ $\mathbb{R}^n$`, 'O(n log n) ℝⁿ'],
    [String.raw`$x_{\max}$ $x_{i,j}$ $\ell_\infty$ $T_c$`, 'x_max x_(i,j) ℓ_∞ T_c'],
    [String.raw`$\frac{1}{2}$ $\frac{a+b}{c}$ $\sqrt{s}=91$`, '1/2 (a+b)/c √s=91'],
    [String.raw`$B\to K^*\mu^+\mu^-$ $z \sim 6$ $\gtrsim 3\sigma$`, 'B→K*μ⁺μ⁻ z ∼ 6 ≳3σ'],
    [String.raw`$\left(\frac{x}{y}\right)^2$ \(a+b\) $$E=mc^2$$`, '(x/y)² a+b E=mc²'],
    [String.raw`360^{\circ}: \ell_1-Norm, {\mathcal{P}^2}`, '360°: ℓ₁-Norm, P²'],
    [String.raw`P\text{M}^2\text{F}^2N and Meta-X_{NLG}`, 'PM²F²N and Meta-X_NLG'],
    [
      String.raw`$\hat{x}\bar{x}\tilde{n}\dot{x}\ddot{x}\check{c}\breve{g}\acute{e}\grave{a}\widehat{y}\overline{z}\widetilde{o}$`,
      'x̂x̄ñẋẍčğéàŷz̄õ'.normalize('NFC'),
    ],
    [String.raw`$a\quad b\,c$ $\|x\|$ $\binom{n}{k}$ $\{a\}$ $50\%$`, 'a b c ‖x‖ (n choose k) {a} 50%'],
    [String.raw`$\left. x \right|$ $a\!b$ $\bigl(x\bigr)$`, 'x | ab (x)'],
    [`$${'{'.repeat(20)}x${'}'.repeat(20)}$`, 'x'],
    [String.raw`$\Lambda$CDM $k$-means $\hat{x}$ $90^\circ$`, 'ΛCDM k-means x̂ 90°'],
  ])('%s are readable', (text, shown) => {
    expect(readable(text)).toBe(shown);
  });

  it.each([
    String.raw`$\begin{matrix}a & b\end{matrix}$`,
    String.raw`$\unknowncommand{x}$`,
    `$\\pi${'{'.repeat(40)}x${'}'.repeat(40)}$`,
    String.raw`$\pi }$`,
    String.raw`$\pi {$`,
    'from $5 to $10 million',
    'US$5-US$10',
    String.raw`C:\new\beta`,
    String.raw`/\w+\d{2}/ and \n`,
    'AT&T; R&D; a && b < c > d',
    'tokens <unk>, <s> and </s>; a lone <b> tag; x<y>z',
    'set {a, b} and {name}',
    'a ~ b, 2~3 days',
    "it's `code`",
  ])('and %s stays unchanged', (text) => {
    expect(readable(text)).toBe(text);
  });
});

describe('markup', () => {
  it.each([
    [
      'Q&amp;A &#8211; l&apos;&eacute;t&eacute; of <i>Vulgaris</i> CO<sub>2</sub>',
      "Q&A – l'été of Vulgaris CO₂",
    ],
    ['<p>A &lt; B</p><p>C</p>', 'A < B C'],
    ['<P>A</P><BR><JATS:P>B</JATS:P><I>C</I>', 'A B C'],
    ['&amp;amp;amp;lt; but no deeper: &amp;amp;amp;amp;lt;', '< but no deeper: &lt;'],
    ['&amp;lt;i&amp;gt;in vivo&amp;lt;/i&amp;gt; &amp;amp;', 'in vivo &'],
    ['<jats:p xmlns:jats="x">Kites</jats:p>', 'Kites'],
    ['<![CDATA[<b>Kites</b>]]>', 'Kites'],
    ['10<sup>-3</sup> of <span class="x">them</span>', '10⁻³ of them'],
  ])('%s is read', (text, shown) => {
    expect(readable(text)).toBe(shown);
  });
});

describe('escaped by a program', () => {
  it.each([[String.raw`don\'t say \"open\" twice; it\'s`, `don't say "open" twice; it's`]])(
    '%s',
    (text, shown) => {
      expect(readable(text)).toBe(shown);
    },
  );
});

const piece = fc.constantFrom(
  ...['\\', '$', '{', '}', '^', '_', '&', ';', '<', '>', '"', "'", '`', '~', ' ', 'a', 'o', 'B', '1', 'é'],
  ...[
    '\\alpha ',
    '\\frac',
    '&amp;',
    '<i>',
    '</i>',
    '\\"',
    '\\emph{',
    '\\ss',
    '$x$',
    '\\(',
    '\\)',
    '<sub>2</sub>',
  ],
);

describe('any text', () => {
  it('is read without an error, and is nearly always stable after one pass', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(typeof readable(pieces.join(''))).toBe('string');
      }),
    );
  });

  it('of plain words stays unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 .,:;!?()'"-]{0,60}$/), (text) => {
        expect(readable(text)).toBe(text);
      }),
    );
  });

  it.each([
    '\\',
    '$',
    '{',
    '\\emph{',
    '\\(',
    '&',
    '&amp;',
    '<i>',
    '<sub>',
    '<i ',
    '``',
    '\\"',
    '\\"a ',
    '$x',
    '{A',
    '\\frac',
    '~',
  ])('of a hundred thousand characters of %s is read in no time', (one) => {
    const before = process.cpuUsage();
    expect(typeof readable(one.repeat(100_000 / one.length))).toBe('string');
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
  });
});
