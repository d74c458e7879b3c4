import type { LoopbackDiscord } from '../../../loopback/driver.ts';
import type { Channel } from '../../../loopback/wire/channel.ts';
import { walkComponents } from '../../../loopback/wire/component.ts';
import type { Message } from '../../../loopback/wire/message.ts';
import type { PostView } from '../protocol/post.ts';
import { authorColor } from './color.ts';
import type { ComponentNeeds } from './components.ts';
import { plainText } from './plain-text.ts';
import { nameOf } from './scene.ts';

const LONGEST_EXCERPT = 200;

/** A forum's posts, most recently active first. */
export function viewPosts(loopback: LoopbackDiscord, forum: Channel, needs: ComponentNeeds): PostView[] {
  const { world } = loopback;
  return world
    .channelsOf(forum.guild_id ?? '')
    .filter((post) => post.parent_id === forum.id)
    .map((post) => ({ post, messages: loopback.messages(post, { limit: 10_000 }) }))
    .map(({ post, messages }) => viewPost(forum, post, messages, needs, world.bot))
    .sort((one, other) => other.at.localeCompare(one.at));
}

function viewPost(
  forum: Channel,
  post: Channel,
  messages: readonly Message[],
  needs: ComponentNeeds,
  bot: Message['author'],
): PostView {
  const first = messages[0];
  const author = first?.author ?? bot;
  return {
    id: post.id,
    name: post.name ?? '',
    tags: (forum.available_tags ?? []).flatMap(({ id, name }) =>
      post.applied_tags?.includes(id) ? name : [],
    ),
    author: { name: nameOf(author), color: authorColor(author), bot: author.bot ?? false },
    at: messages.at(-1)?.timestamp ?? post.thread_metadata?.create_timestamp ?? '',
    replies: Math.max(0, messages.length - 1),
    excerpt: first === undefined ? '' : excerptOf(first, needs),
  };
}

function excerptOf(message: Message, needs: ComponentNeeds): string {
  const texts = walkComponents(message.components).flatMap(({ component }) => component.content ?? []);
  const text = plainText(needs.text([message.content, ...texts].join('\n').trim()));
  const characters = [...text];
  if (characters.length <= LONGEST_EXCERPT) return text;
  return `${characters.slice(0, LONGEST_EXCERPT).join('').trimEnd()}…`;
}
