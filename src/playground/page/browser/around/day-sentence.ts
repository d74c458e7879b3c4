import type { DayNews } from '../../protocol/events.ts';
import type { ChannelView } from '../../protocol/scene.ts';

type Channel = Pick<ChannelView, 'id' | 'name' | 'kind' | 'parent'>;

/** What a day brought to the channels this person can see: where to look, or what to set up to get something. */
export function daySentence({ papers, messages, mails }: DayNews, channels: readonly Channel[]): string {
  // A day lasts until papers are listed, so without any there are none left.
  const came =
    papers === 0
      ? 'No new papers came in: all those in the catalog have been listed by now.'
      : `${counted(papers, 'new paper')} came in.`;
  const places = channels.flatMap((channel) => placeOf(channel, channels, messages));
  if (mails > 0) places.push(`${counted(mails, 'email')} in the mailbox`);
  if (places.length === 0)
    return `${came} Nothing was due. Follow something with /follow add, or set up a digest with /digest set as a moderator, and let another day come.`;
  const last = places.pop();
  return `${came} ${places.length === 0 ? '' : `${places.join(', ')} and `}${last}.`;
}

/** What came to a channel; posts are counted by their forum. */
function placeOf(
  { id, name, kind }: Channel,
  channels: readonly Channel[],
  messages: DayNews['messages'],
): string[] {
  const isForum = channels.some(({ parent }) => parent === id);
  if (isForum) {
    const posts = channels.filter(({ id: post, parent }) => parent === id && (messages[post] ?? 0) > 0);
    return posts.length === 0 ? [] : [`${counted(posts.length, 'new post')} in #${name}`];
  }
  const count = messages[id] ?? 0;
  if (count === 0 || kind === 'post') return [];
  return [`${counted(count, 'new message')} in ${kind === 'dm' ? '@' : '#'}${name}`];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
