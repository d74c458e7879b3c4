import escapeStringRegexp from 'escape-string-regexp';
import { BESIDE, ENDS, PRESENTING } from './tone.ts';

/** A verb of making that isn't part of what is spoken of: `the proposed X` is only used. */
const MAKES = `(?<!\\b(?:the|our|this|its|their|an?|all|both) )\\b(?:${PRESENTING}|provid\\w*)`;
/** Right before the name: the verb itself. */
const DIRECTLY = new RegExp(`${MAKES} (?:(?:the|our) )?["“'(]*$`, 'i');
/** Or what it is, as in `release a corpus (X)`, `a new metric, X` and `the model X`, with the verb before. */
const APART = new RegExp(
  `${MAKES}(?: (?!(?:of|${BESIDE})\\b)\\S+){1,9}?(?: ?[,:(–—]|(?<= (?:corpus|dataset|data|model|system|metric|score|toolkit|framework|benchmark|library|task|resource|method|approach|architecture|algorithm|parser|treebank|lexicon|network))) ?["“'(]*$`,
  'i',
);

/** Or its name in full, whatever small words that has: `propose Good Ropes for All (X)`. */
const IN_FULL = new RegExp(
  `${MAKES}(?: (?:an?|the|our|new|novel))*(?: (?:[A-Z][\\w-]*|of|for|in|and|the|with|on|from|to|by))+ ?\\(["“']*$`,
);

/** Whose it is: others say, too, that `a model named X is introduced`. */
const OURS =
  /\b(?:we|our|us|here)\b|\b(?:this|the) (?:\w+ )?(?:paper|work|article|study|report|project|document)\b|^\W*(?:\w+ly )?(?:proposes|presents|introduces|describes|develops|releases|builds|creates|presenting|introducing)\b/i;

/** Whether a sentence is about a thing by its own name, in capitals, from the start: `The Routing Transformer makes …`. */
export function isAboutNamed(name: readonly string[], text: string): boolean {
  const words = name.map((word) => `${escapeStringRegexp(word)}s?`).join('[ -]');
  const [, found = '', verb = ''] =
    new RegExp(`^(?:The |Our )?(${words}) ([a-z]+s)\\b`, 'i').exec(text) ?? [];
  const isName = found.split(/[ -]/).every((word) => /^\p{Lu}/u.test(word));
  return (
    name.length > 1 &&
    isName &&
    /^\p{Ll}/u.test(verb) &&
    !/^(?:has|was|does|plays|remains|becomes)$/.test(verb)
  );
}

/**
 * Whether a sentence introduces the named thing itself: `release a new dataset (X)`, not a task or analysis of it, `an improved
 * X`, `Multilingual X` or `the proposed X`.
 *
 * @param name its words, folded.
 */
export function isIntroduced(name: readonly string[], text: string): boolean {
  if (!OURS.test(text)) return false;
  const words = name.map(escapeStringRegexp).join('[ -]?');
  const named = new RegExp(`(?<![\\w-])${words}(?!-\\w)${ENDS}`, 'gi');
  return [...text.matchAll(named)].some(({ index }) => {
    const before = text.slice(0, index);
    return DIRECTLY.test(before) || APART.test(before) || IN_FULL.test(before);
  });
}
