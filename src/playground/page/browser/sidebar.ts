import type { ChannelKind, ChannelView, PersonView, SceneView } from '../protocol/scene.ts';
import { avatarUrl, botAvatarUrl } from './avatar.ts';
import { button, byId, h } from './dom.ts';

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
export function channelIcon(kind: ChannelKind): HTMLElement {
  return h('span', { class: `icon ${kind}`, 'aria-hidden': 'true' });
}

/** The rail of servers and the list of channels. */
export function drawChannels(
  scene: SceneView,
  current: string,
  unread: ReadonlySet<string>,
  open: (channelId: string) => void,
): void {
  byId('server-name').textContent = scene.server.name;
  const server = byId('server');
  server.textContent = scene.server.name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('');
  server.title = scene.server.name;
  server.setAttribute('aria-label', scene.server.name);
  const dm = scene.channels.find(({ kind }) => kind === 'dm');
  const firstChannel = scene.channels[0];
  const inDm = dm?.id === current;
  server.classList.toggle('current', !inDm);
  byId('home').classList.toggle('current', inDm);
  byId('home').onclick = () => dm && open(dm.id);
  server.onclick = () => inDm && firstChannel && open(firstChannel.id);
  byId('channel-list').replaceChildren(
    ...TITLES.flatMap(([title, kinds]) => {
      const channels = scene.channels.filter(({ kind }) => kinds.includes(kind));
      if (channels.length === 0) return [];
      const rows = channels.map((channel) =>
        drawChannel(scene, channel, current, unread.has(channel.id), open),
      );
      return [h('section', { 'aria-label': title }, h('h3', {}, title), ...rows)];
    }),
  );
}

function drawChannel(
  scene: SceneView,
  channel: ChannelView,
  current: string,
  unread: boolean,
  open: (channelId: string) => void,
): HTMLElement {
  const picture = h('img', { src: botAvatarUrl(scene.bot.color), alt: '', class: 'small' });
  return button(
    {
      class: `channel ${channel.kind}${unread ? ' unread' : ''}`,
      'aria-current': channel.id === current ? 'page' : undefined,
      'aria-label': `${NAMES[channel.kind]} ${channel.name}${unread ? ', unread' : ''}`,
    },
    () => open(channel.id),
    channel.kind === 'dm' ? picture : channelIcon(channel.kind),
    h('span', { class: 'name' }, channel.name),
  );
}

/** The people of the server, to speak as one of them, and oneself at the foot of the channels. */
export function drawPeople(scene: SceneView, as: string, speakAs: (personId: string) => void): void {
  const groups: [string, PersonView[]][] = [
    ['Moderators', scene.people.filter(({ moderator }) => moderator)],
    ['Members', scene.people.filter(({ moderator }) => !moderator)],
  ];
  byId('people').replaceChildren(
    ...groups.flatMap(([title, people]) => drawGroup(title, people, as, speakAs)),
    h('h3', {}, 'Apps — 1'),
    h(
      'div',
      { class: 'person app' },
      h(
        'span',
        { class: `face ${scene.bot.online ? 'online' : ''}` },
        h('img', { src: botAvatarUrl(scene.bot.color), alt: '' }),
      ),
      h(
        'span',
        { class: 'words' },
        h('span', { class: 'name' }, scene.bot.name, h('span', { class: 'tag' }, 'App')),
        h('span', { class: 'about' }, scene.bot.online ? 'Online' : 'Offline'),
      ),
    ),
    h('p', { class: 'hint' }, 'Choose a person to speak as. Each sees only what is theirs.'),
  );
  const me = scene.people.find(({ id }) => id === as);
  if (me === undefined) return;
  const choice = document.createElement('select');
  choice.setAttribute('aria-label', 'Speak as');
  for (const { id, name } of scene.people) choice.add(new Option(name, id, false, id === as));
  choice.addEventListener('change', () => speakAs(choice.value));
  byId('me').replaceChildren(
    h('span', { class: 'face online' }, h('img', { src: avatarUrl(me.name, me.color), alt: '' })),
    h(
      'span',
      { class: 'words' },
      choice,
      h('span', { class: 'about' }, me.moderator ? 'Moderator' : 'Member'),
    ),
  );
}

function drawGroup(
  title: string,
  people: PersonView[],
  as: string,
  speakAs: (personId: string) => void,
): HTMLElement[] {
  if (people.length === 0) return [];
  const rows = people.map(({ id, name, color, role }) => {
    const words = [
      h('span', { class: 'name' }, name),
      h('span', { class: 'about' }, id === as ? 'You speak as this' : role),
    ];
    const row = button(
      { class: 'person', 'aria-pressed': String(id === as), 'aria-label': `Speak as ${name}` },
      () => speakAs(id),
      h('span', { class: 'face online' }, h('img', { src: avatarUrl(name, color), alt: '' })),
      h('span', { class: 'words' }, ...words),
    );
    row.style.setProperty('--color', color);
    return row;
  });
  return [h('h3', {}, `${title} — ${people.length}`), ...rows];
}
