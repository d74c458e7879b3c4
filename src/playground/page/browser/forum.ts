import type { ChannelView, SceneView } from '../protocol/scene.ts';
import { button, h } from './dom.ts';

/** The posts of a forum, newest first. */
export function drawForum(
  scene: SceneView,
  forum: ChannelView,
  open: (channelId: string) => void,
): HTMLElement {
  const posts = scene.channels.filter(({ parent }) => parent === forum.id).reverse();
  if (posts.length === 0) return h('p', { class: 'no-posts' }, 'There are no posts yet.');
  const cards = posts.map((post) =>
    button({ class: 'post-card' }, () => open(post.id), h('strong', {}, post.name)),
  );
  return h('div', { class: 'posts' }, ...cards);
}
