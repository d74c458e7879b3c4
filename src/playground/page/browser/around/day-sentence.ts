import type { DayNews } from '../../protocol/events.ts';
import type { ChannelView } from '../../protocol/scene.ts';

/** What a day brought to the channels this person can see: where to look, or what to set up to get something. */
export function daySentence(
  { papers, messages, mails }: DayNews,
  channels: readonly Pick<ChannelView, 'id' | 'name' | 'kind'>[],
): string {
  const came = papers === 0 ? 'No new papers came in.' : `${counted(papers, 'new paper')} came in.`;
  const places = channels.flatMap(({ id, name, kind }) => {
    const count = messages[id] ?? 0;
    return count === 0 ? [] : [`${counted(count, 'new message')} in ${kind === 'dm' ? '@' : '#'}${name}`];
  });
  if (mails > 0) places.push(`${counted(mails, 'email')} in the mailbox`);
  if (places.length === 0)
    return `${came} Nothing was due. Follow something with /follow add, or set up a digest with /digest set as a moderator, and let another day come.`;
  return `${came} ${places.join(', ')}.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
