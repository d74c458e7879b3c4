import type { Understood } from '../search/reading/reading.ts';
import { dateRange } from './date-range.ts';
import { dateName } from './day-name.ts';
import { enumerated } from './enumerated.ts';
import { safe } from './text.ts';

const ORDERS = { newest: ', newest first', oldest: ', oldest first', votes: ', most upvoted first' } as const;

/** A field, as arXiv's categories are: `cs.CL`. */
const FIELD = /^[a-z-]+\.[A-Za-z-]+$/;

/** Puts our own markdown around text from outside. */
type Mark = (text: string) => string;

/** What a search understood, for a message: `Papers by **Devlin**, 2019, on bert`. */
export function understoodLine(understood: Understood): string {
  return `-# ${understoodAs(
    understood,
    (text) => `**${safe(text, 60)}**`,
    (text) => safe(text, 80),
  )}`;
}

/** The same as plain text. */
export function understoodSentence(understood: Understood): string {
  const asIs: Mark = (text) => text;
  return understoodAs(understood, asIs, asIs);
}

function understoodAs(understood: Understood, strong: Mark, plain: Mark): string {
  const { people, venue, topic, isSurvey, sort, excluded = [] } = understood;
  const what = isSurvey ? 'Surveys' : 'Papers';
  const by = people.length === 0 ? '' : ` by ${enumerated(people.map(strong))}`;
  const at = venue === undefined ? '' : ` ${FIELD.test(venue) ? 'in' : 'at'} ${strong(venue)}`;
  const time = timeOf(understood, strong);
  const on = topic === '' ? '' : ` ${isSurvey ? 'of' : 'on'} ${plain(topic)}`;
  const without =
    excluded.length === 0
      ? ''
      : `${time === '' ? '' : ','} without ${enumerated(excluded.map(strong), 'or')}`;
  return `${what}${by}${at}${on}${time}${without}${sort === undefined ? '' : ORDERS[sort]}`;
}

function timeOf({ after, before }: Understood, strong: Mark): string {
  if (after !== undefined && before !== undefined) return `, ${strong(dateRange(after, before))}`;
  if (after !== undefined) return `, since ${strong(dateName(after))}`;
  return before === undefined ? '' : `, up to ${strong(dateName(before))}`;
}
