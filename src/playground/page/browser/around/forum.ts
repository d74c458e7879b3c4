import { html, nothing } from 'lit-html';
import type { PostView } from '../../protocol/post.ts';
import { cssVariable } from '../dom/css-variable.ts';
import { pageNow } from '../dom/page-clock.ts';
import { faceOf } from '../messages/avatar.ts';
import { tellMessageTime, tellTime } from '../messages/time.ts';

/** A forum's posts, most recently active first. */
export function forumTemplate(posts: readonly PostView[], open: (channelId: string) => void): unknown {
  if (posts.length === 0) return html`<p class="no-posts">There are no posts yet.</p>`;
  return html`<ul class="posts" aria-label="Posts">
    ${posts.map((post) => html`<li>${postTemplate(post, open)}</li>`)}
  </ul>`;
}

function postTemplate(post: PostView, open: (channelId: string) => void): unknown {
  const at = new Date(post.at);
  const replies = post.replies === 1 ? '1 reply' : `${post.replies} replies`;
  return html`<button type="button" class="post-card" @click=${() => open(post.id)}>
    ${post.tags.length === 0 ? nothing : html`<span class="tags">${post.tags.map((tag) => html`<span class="tag">${tag}</span> `)}</span>`}
    <strong>${post.name}</strong>
    <span class="excerpt">${post.excerpt}</span>
    <span class="about" ${cssVariable('--color', post.author.bot ? undefined : post.author.color)}>
      <img src=${faceOf(post.author)} alt="" />
      <span class="author">${post.author.name}</span> · ${replies} ·
      <time datetime=${post.at} title=${tellTime(at, 'F', pageNow())}>${tellMessageTime(at, pageNow())}</time>
    </span>
  </button>`;
}
