import { html, nothing } from 'lit-html';
import type { ChannelView, SceneView } from '../../protocol/scene.ts';
import { channelIcon } from './channels.ts';

/** Examples for newcomers; only those with a registered command are offered. */
const EXAMPLES = [
  '/search retrieval augmented',
  '/search long sequences sort:newest',
  '/trending window:week',
  '/ask how does RAG generate text?',
  '/paper 2005.11401',
  '/help',
];

export type WelcomeActs = { run: (line: string) => void; nextDay: () => Promise<void> };

/** The top of a channel: its name, and what to try. */
export function welcomeTemplate(scene: SceneView, channel: ChannelView, acts: WelcomeActs): unknown {
  const known = EXAMPLES.filter((line) => {
    const name = line.slice(1).split(' ')[0];
    return scene.commands.some(({ path }) => path === name);
  });
  return html`<div class="badge">${channelIcon(channel.kind)}</div>
    <h2>${titleOf(channel)}</h2>
    <p>${describe(channel, scene)}</p>
    ${channel.kind === 'post' || channel.kind === 'forum' ? nothing : besideTemplate(scene, acts)}
    ${
      known.length === 0 || channel.kind === 'forum'
        ? nothing
        : html`<p class="try">Try one of these, or type <kbd>/</kbd> to see every command.</p>
            <div class="examples">
              ${known.map((line) => html`<button type="button" class="example" @click=${() => acts.run(line)}>${line}</button>`)}
            </div>`
    }`;
}

/** What the bot does outside Discord, and a way to skip the wait for it. */
function besideTemplate({ webUrl, day, bot }: SceneView, { nextDay }: WelcomeActs): unknown {
  const web =
    webUrl === undefined
      ? nothing
      : html`<p>${bot.name} has <a href=${webUrl} target="_blank" rel="noopener">web pages and a feed</a>, too, and its emails land in <a href="/mailbox" target="_blank" rel="noopener">the mailbox</a>.</p>`;
  if (day === undefined) return web;
  const pass = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLButtonElement;
    button.disabled = true;
    await nextDay();
    button.disabled = false;
  };
  return html`${web}
    <p class="next-day"><button type="button" class="example" @click=${pass}>Let the next day come</button> <span>It's ${day} here. The next weekday is simulated: the clock jumps ahead, copies of Hugging Face and arXiv on this machine list older papers as new until none are left, and whatever is due arrives.</span></p>`;
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
      return `A forum, where each post is its own thread.${topic}`;
    case 'post':
      return 'This is the start of the post.';
    default:
      return `A Discord on your own machine, with the real ${scene.bot.name} connected to it. Nothing leaves this machine.${topic}`;
  }
}
