import type { ChannelView, SceneView } from '../protocol/scene.ts';
import { button, h } from './dom.ts';
import { channelIcon } from './sidebar.ts';

/** Lines worth trying first; only those whose command is registered are offered. */
const EXAMPLES = [
  '/search retrieval augmented',
  '/search long sequences sort:newest',
  '/trending window:week',
  '/ask how does RAG generate text?',
  '/paper 2005.11401',
  '/status',
];

/** What stands at the top of a channel: its name, and what to try. */
export function drawWelcome(
  scene: SceneView,
  channel: ChannelView,
  run: (line: string) => void,
): HTMLElement[] {
  const known = EXAMPLES.filter((line) => {
    const name = line.slice(1).split(' ')[0];
    return scene.commands.some(({ path }) => path === name);
  });
  const title = channel.kind === 'dm' ? channel.name : `Welcome to #${channel.name}!`;
  return [
    h('div', { class: 'badge' }, channelIcon(channel.kind)),
    h('h2', {}, title),
    h('p', {}, describe(channel, scene)),
    ...(known.length === 0 || channel.kind === 'forum'
      ? []
      : [
          h('p', { class: 'try' }, 'Try one of these, or type ', h('kbd', {}, '/'), ' to see every command.'),
          h(
            'div',
            { class: 'examples' },
            ...known.map((line) => button({ class: 'example' }, () => run(line), line)),
          ),
        ]),
  ];
}

function describe(channel: ChannelView, scene: SceneView): string {
  const topic = channel.topic === '' ? '' : ` ${channel.topic.replace(/[.!?]?$/, '.')}`;
  switch (channel.kind) {
    case 'dm':
      return `This is the beginning of your direct messages with ${scene.bot.name}.`;
    case 'forum':
      return `A forum: each post is a thread of its own.${topic}`;
    case 'post':
      return 'This is the start of the post.';
    default:
      return `A Discord on your own machine, with the real ${scene.bot.name} connected to it. Nothing leaves this machine.${topic}`;
  }
}
