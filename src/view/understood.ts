import type { Understood } from '../search/reading/reading.ts';
import { safe } from './text.ts';

/** Markdown of our own making round a text from outside. */
type Mark = (text: string) => string;

/** What a search understood, for a message: `Papers by **Devlin**, 2019, on bert`. */
export function understoodLine(understood: Understood): string {
  return `-# ${understoodAs(
    understood,
    (text) => `**${safe(text, 60)}**`,
    (text) => safe(text, 80),
  )}`;
}

/** The same where text is read as it is. */
export function understoodSentence(understood: Understood): string {
  const asIs: Mark = (text) => text;
  return understoodAs(understood, asIs, asIs);
}

function understoodAs(understood: Understood, strong: Mark, plain: Mark): string {
  const { people, venue, topic, isSurvey, isNewestFirst } = understood;
  const what = isSurvey ? 'Surveys' : 'Papers';
  const by = people.length === 0 ? '' : ` by ${joined(people.map(strong))}`;
  const at = venue === undefined ? '' : ` at ${strong(venue)}`;
  const time = timeOf(understood, strong);
  const on = topic === '' ? '' : ` ${isSurvey ? 'of' : 'on'} ${plain(topic)}`;
  return `${what}${by}${at}${on}${time}${isNewestFirst ? ', newest first' : ''}`;
}

function timeOf({ after, before }: Understood, strong: Mark): string {
  if (after !== undefined && after === before) return `, ${strong(after)}`;
  if (after !== undefined && before !== undefined) return `, ${strong(after)} to ${strong(before)}`;
  if (after !== undefined) return `, since ${strong(after)}`;
  return before === undefined ? '' : `, up to ${strong(before)}`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
