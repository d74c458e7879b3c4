import { html, nothing } from 'lit-html';
import type { ChannelView, SceneView } from '../../protocol/scene.ts';
import { channelIcon } from './channels.ts';

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
export function welcomeTemplate(
  scene: SceneView,
  channel: ChannelView,
  run: (line: string) => void,
): unknown {
  const known = EXAMPLES.filter((line) => {
    const name = line.slice(1).split(' ')[0];
    return scene.commands.some(({ path }) => path === name);
  });
  return html`<div class="badge">${channelIcon(channel.kind)}</div>
    <h2>${titleOf(channel)}</h2>
    <p>${describe(channel, scene)}</p>
    ${
      scene.webUrl === undefined || channel.kind === 'post' || channel.kind === 'forum'
        ? nothing
        : html`<p>${scene.bot.name} has <a href=${scene.webUrl} target="_blank" rel="noopener">web pages and a feed</a>, too.</p>`
    }
    ${
      known.length === 0 || channel.kind === 'forum'
        ? nothing
        : html`<p class="try">Try one of these, or type <kbd>/</kbd> to see every command.</p>
            <div class="examples">
              ${known.map((line) => html`<button type="button" class="example" @click=${() => run(line)}>${line}</button>`)}
            </div>`
    }`;
}

function titleOf({ kind, name }: ChannelView): string {
  return kind === 'dm' || kind === 'post' ? name : `Welcome to #${name}!`;
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
