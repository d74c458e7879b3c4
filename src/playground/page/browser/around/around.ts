import { html, nothing, render } from 'lit-html';
import type { PostView } from '../../protocol/post.ts';
import type { ChannelView, SceneView } from '../../protocol/scene.ts';
import { byId } from '../dom/dom.ts';
import { channelIcon, drawChannels, drawRail } from './channels.ts';
import { forumTemplate } from './forum.ts';
import { drawPeople } from './people.ts';
import { welcomeTemplate } from './welcome.ts';

/** Everything around the messages. */
export type Around = {
  scene: SceneView;
  current: ChannelView;
  as: string;
  unread: ReadonlySet<string>;
  /** The posts of the open forum. */
  posts: readonly PostView[];
};

export type AroundActs = {
  open: (channelId: string) => void;
  speakAs: (personId: string) => void;
  run: (line: string) => void;
  nextDay: () => Promise<void>;
};

/** Draws everything but the messages and the box. Unchanged parts are left alone, and keep the focus. */
export function drawAround({ scene, current, as, unread, posts }: Around, acts: AroundActs): void {
  drawRail(scene, current.id, acts.open);
  drawChannels(scene, current.id, unread, acts.open);
  drawPeople(scene, as, acts.speakAs);
  render(channelIcon(current.kind), byId('channel-icon'));
  byId('channel-name').textContent = current.name;
  byId('channel-topic').textContent = current.topic;
  byId('open-pins').hidden = current.kind === 'forum';
  document.title = `${current.kind === 'dm' ? '@' : '#'}${current.name} · ${scene.server.name}`;
  render(
    html`${welcomeTemplate(scene, current, acts)}
    ${current.kind === 'forum' ? forumTemplate(posts, acts.open) : nothing}`,
    byId('welcome'),
  );
}
