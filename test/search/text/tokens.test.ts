import { describe, expect, it } from 'vitest';
import { words } from '../../../src/search/text/tokens.ts';

describe('words', () => {
  it.each([
    ['Retrieval-Augmented Generation', ['retrieval', 'augmented', 'generation']],
    ["Bayes' and Zipf's laws", ['bayes', 'and', 'zipf', 'laws']],
    ['GPT-3.5 at 1,000 tokens', ['gpt', '3.5', 'at', '1,000', 'tokens']],
    ['naïve Poincaré ﬁne', ['naive', 'poincare', 'fine']],
    ['Don’t ask O’Brien’s ‘why’', ["don't", 'ask', "o'brien", 'why']],
    ['C++ and F#', ['c', 'and', 'f']],
    ['図書館 search', ['図', '書', '館', 'search']],
    [
      'Łukasz Groß Ægir Þórsson Đặng Işıl Søren',
      ['lukasz', 'gross', 'aegir', 'thorsson', 'dang', 'isil', 'soren'],
    ],
    ['π₀ for CO₂, β-VAE, λόγος', ['pi0', 'for', 'co2', 'beta', 'vae', 'λογος']],
    ['ł ø đ ð ħ ı ŋ ŧ ß æ œ þ ĸ', ['l', 'o', 'd', 'd', 'h', 'i', 'ng', 't', 'ss', 'ae', 'oe', 'th', 'k']],
    [
      'α β γ δ ε ζ η θ ι κ λ μ',
      'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu'.split(' '),
    ],
    ['ν ξ π ρ σ τ υ φ χ ψ ω', 'nu xi pi rho sigma tau upsilon phi chi psi omega'.split(' ')],
    ['Msg_IDT_ZOOM', ['msg', 'idt', 'zoom']],
    ['연의 학습을', ['연', '의', '학', '습', '을']],
    ['เล่นว่าว', ['เ', 'ล่', 'น', 'ว่', 'า', 'ว']],
    ['🔥🔥', []],
  ])('of %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});
