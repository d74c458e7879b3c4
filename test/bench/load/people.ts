import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import type { Interaction } from '../../../src/loopback/interactions/interaction.ts';
import type { Message } from '../../../src/loopback/wire/message.ts';
import { components } from '../../support/read-message.ts';
import type { Act } from './open-loop.ts';

const PEOPLE = ['ada', 'bela', 'chen', 'maria'] as const;

const QUERIES = [
  'sequence models',
  'language model for proteins',
  'long context attention',
  'benchmark tasks',
  'sequnce to sequnce generation',
  'machine translation of low-resource languages',
  'author:smith parsing',
  'question answering',
];

/** Twenty acts: people get several suggestions while typing before they search. */
const MIX: readonly Kind[] = [
  ...many('autocomplete', 9),
  ...many('/search', 5),
  ...many('/paper', 2),
  ...many('/trending', 1),
  ...many('button', 3),
];
type Kind = 'autocomplete' | '/search' | '/paper' | '/trending' | 'button';

/** The paging buttons of a list. */
const TURN = /Next|Previous|Back/;

/** Lists whose buttons may be pressed. */
const REMEMBERED = 100;

/** What people do on a Discord, in turn, always the same. */
export function createPeople(discord: LoopbackDiscord): () => Act {
  const lists: Message[] = [];
  let turn = 0;

  const typed = (at: number): string => QUERIES[at % QUERIES.length] ?? '';

  const acts: Record<Kind, (at: number, who: Who) => Promise<void>> = {
    async autocomplete(at, who) {
      const paper = typed(at).slice(0, 3 + (at % 9));
      await discord.autocomplete({ ...who, name: 'paper', focused: 'paper', options: { paper } });
    },
    async '/search'(at, who) {
      const asked = await discord.command({ ...who, name: 'search', options: { query: typed(at) } });
      await answered(asked);
      // Buttons of a deferred list can't be pressed until it is there.
      const message = asked.message;
      if (message === undefined || !components(message).some(({ label }) => TURN.test(label ?? ''))) return;
      lists.push(message);
      if (lists.length > REMEMBERED) lists.shift();
    },
    async '/paper'(at, who) {
      await answered(await discord.command({ ...who, name: 'paper', options: { paper: typed(at) } }));
    },
    async '/trending'(_, who) {
      await answered(await discord.command({ ...who, name: 'trending', options: { window: 'month' } }));
    },
    async button(at, who) {
      const message = lists[at % Math.max(1, lists.length)];
      if (message === undefined) return acts['/search'](at, who);
      const turn = components(message).find((one) => TURN.test(one.label ?? '') && one.disabled !== true);
      if (turn?.custom_id === undefined) return acts['/search'](at, who);
      await answered(await discord.press({ as: who.as, message, customId: turn.custom_id }));
    },
  };

  return () => {
    turn += 1;
    const at = turn;
    // Seven and twenty have no common factor, so the kinds are mixed.
    const kind = MIX[(at * 7) % MIX.length] ?? '/search';
    const who = { as: PEOPLE[at % PEOPLE.length] ?? 'ada', channel: 'papers' };
    return { kind, run: () => acts[kind](at, who) };
  };
}

interface Who {
  readonly as: string;
  readonly channel: string;
}

/** The first response, immediate or deferred. @throws Error if there is none, or it says that something failed. */
async function answered(interaction: Interaction): Promise<void> {
  const answer = await interaction.answer;
  if (answer.kind === 'failed') throw new Error(answer.reason);
  if (answer.kind === 'deferred' || answer.kind === 'deferred-update') await interaction.finished();
  const text = JSON.stringify(interaction.message?.components ?? '');
  if (/Something went wrong/.test(text)) throw new Error('the answer says that something went wrong');
}

function many(kind: Kind, count: number): Kind[] {
  return Array.from({ length: count }, () => kind);
}
