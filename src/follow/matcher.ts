import escapeStringRegexp from 'escape-string-regexp';
import { isInCategory } from '../paper/category.ts';
import { createNameMatcher } from '../search/match/called.ts';
import { createTermMatcher } from '../search/match/matcher.ts';
import type { ReadPaper } from './read-paper.ts';
import type { FollowConditions, Wanted } from './wanted.ts';

/** Whether a paper matches a follow. */
export type FollowMatcher = (paper: ReadPaper) => boolean;

/** Creates matchers; those with a term or name in common share its matcher. */
export function createFollowMatchers(): (conditions: FollowConditions) => FollowMatcher {
  const known = new Map<string, FollowMatcher>();

  function once(kind: Wanted['kind'], text: string, make: () => FollowMatcher): FollowMatcher {
    const key = `${kind} ${text}`;
    const matcher = known.get(key) ?? rememberingLast(make());
    known.set(key, matcher);
    return matcher;
  }

  function holds(term: string): FollowMatcher {
    return once('term', term, () => {
      const matches = createTermMatcher(term);
      return ({ texts }) => texts.some(matches);
    });
  }

  function matcherOf(wanted: Wanted): FollowMatcher {
    switch (wanted.kind) {
      case 'term':
        return holds(wanted.term);
      case 'acronym': {
        const { acronym } = wanted;
        return once('acronym', acronym, () => {
          const whole = new RegExp(
            `(?<![\\p{L}\\p{N}])${escapeStringRegexp(acronym)}s?(?![\\p{L}\\p{N}])`,
            'u',
          );
          return ({ written }) => whole.test(written());
        });
      }
      case 'author':
        return once('author', wanted.name, () => {
          const isMeant = createNameMatcher(wanted.name);
          return ({ names }) => names().some(isMeant);
        });
      case 'category':
        return ({ paper }) => isInCategory(paper, wanted.category);
      case 'all': {
        const of = wanted.of.map(matcherOf);
        return (paper) => of.every((matches) => matches(paper));
      }
      case 'any': {
        const of = wanted.of.map(matcherOf);
        return (paper) => of.some((matches) => matches(paper));
      }
    }
  }

  return ({ wanted, unwanted }) => {
    const isWanted = matcherOf(wanted);
    const isUnwanted = unwanted.map(holds);
    return (paper) => isWanted(paper) && !isUnwanted.some((matches) => matches(paper));
  };
}

/** Caches the last result: many follows ask the same about each paper in turn. */
function rememberingLast(matches: FollowMatcher): FollowMatcher {
  let last: ReadPaper | undefined;
  let verdict = false;
  return (paper) => {
    if (paper !== last) {
      verdict = matches(paper);
      last = paper;
    }
    return verdict;
  };
}
