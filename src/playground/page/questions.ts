import type { LoopbackDiscord } from '../../loopback/driver.ts';
import type { ComponentNeeds } from './views/components.ts';
import { type UsedCommand, viewMessage } from './views/message.ts';
import { viewPosts } from './views/posts.ts';
import { type Surroundings, viewScene } from './views/scene.ts';

/** How many of a channel's newest messages to show. */
const SHOWN = 200;

/** Answers the page's questions, within what its speaker may see. */
export function createQuestions(
  loopback: LoopbackDiscord,
  names: ComponentNeeds,
  used: UsedCommand,
  surroundings: () => Surroundings = () => ({}),
) {
  const { world } = loopback;

  /** The current speaker; the first person if the page names nobody. */
  function speaker(as: string | undefined): string {
    const people = [...world.people.keys()];
    return people.find((id) => id === as) ?? people[0] ?? '';
  }

  return {
    speaker,
    /** Undefined if there is no such channel. */
    answer(question: string, asked: string | undefined, channelId: string | undefined): unknown {
      const as = speaker(asked);
      const channel = world.channels.get(channelId ?? '');
      if (question === 'scene') return viewScene(loopback, as, channel?.id, surroundings());
      if (channel === undefined || !world.can(as, channel, 'ViewChannel')) return undefined;
      if (question === 'posts') return viewPosts(loopback, channel, names);
      const messages =
        question === 'pins' ? loopback.pins(channel) : loopback.messages(channel, { as, limit: SHOWN });
      return messages.map((message) => viewMessage(message, names, used));
    },
  };
}
