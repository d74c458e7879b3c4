import { html, nothing, render } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ChannelKind, ChannelView, SceneView } from '../../protocol/scene.ts';
import { byId } from '../dom/dom.ts';
import { botAvatarUrl } from '../messages/avatar.ts';

const TITLES: [string, ChannelKind[]][] = [
  ['Text channels', ['text', 'announcement']],
  ['Forums', ['forum', 'post']],
  ['Direct messages', ['dm']],
];

const NAMES: Record<ChannelKind, string> = {
  text: 'Text channel',
  announcement: 'Announcement channel',
  forum: 'Forum',
  post: 'Post',
  dm: 'Direct message',
};

/** The icon before a channel's name; its shape comes from the stylesheet. */
export function channelIcon(kind: ChannelKind): unknown {
  return html`<span class="icon ${kind}" aria-hidden="true"></span>`;
}

/** The channel list; unchanged parts keep the focus. */
export function drawChannels(
  scene: SceneView,
  current: string,
  unread: ReadonlySet<string>,
  open: (channelId: string) => void,
): void {
  const row = (channel: ChannelView) => {
    const isUnread = unread.has(channel.id);
    return html`<button
      type="button"
      class="channel ${channel.kind} ${isUnread ? 'unread' : ''}"
      aria-current=${channel.id === current ? 'page' : nothing}
      aria-label="${NAMES[channel.kind]} ${channel.name}${isUnread ? ', unread' : ''}"
      @click=${() => open(channel.id)}
    >
      ${channel.kind === 'dm' ? html`<img class="small" src=${botAvatarUrl(scene.bot.color)} alt="" />` : channelIcon(channel.kind)}
      <span class="name">${channel.name}</span>
    </button>`;
  };
  const sections = TITLES.map(([title, kinds]) => {
    const channels = scene.channels.filter(({ kind }) => kinds.includes(kind));
    if (channels.length === 0) return nothing;
    return html`<section aria-label=${title}>
      <h2>${title}</h2>
      ${repeat(channels, ({ id }) => id, row)}
    </section>`;
  });
  render(sections, byId('channel-list'));
}

/** The server rail: this one server, and private messages. */
export function drawRail(scene: SceneView, current: string, open: (channelId: string) => void): void {
  byId('server-name').textContent = scene.server.name;
  const initials = scene.server.name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('');
  const dm = scene.channels.find(({ kind }) => kind === 'dm');
  const [first] = scene.channels;
  const inDm = dm?.id === current;
  render(
    html`<button
        type="button"
        id="home"
        class=${inDm ? 'server current' : 'server'}
        title="Direct messages"
        aria-label="Direct messages"
        @click=${() => dm && open(dm.id)}
      ></button>
      <hr />
      <button
        type="button"
        id="server"
        class=${inDm ? 'server' : 'server current'}
        title=${scene.server.name}
        aria-label=${scene.server.name}
        data-initials=${initials}
        @click=${() => inDm && first && open(first.id)}
      ></button>`,
    byId('rail'),
  );
}
