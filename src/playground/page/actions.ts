import { z } from 'zod';
import type { LoopbackDiscord } from '../../loopback/driver.ts';
import type { Interaction } from '../../loopback/interactions/interaction.ts';
import type { DayNews, Outcome } from './protocol/events.ts';
import type { Choice } from './protocol/scene.ts';
import type { ComponentNeeds } from './views/components.ts';
import { viewModal } from './views/modal.ts';

/** An act's outcome; `choices` for autocomplete. */
export type Done = Outcome & { choices?: Choice[] };

export type Actions = {
  /**
   * Performs an act from the page. `name` is the last part of the address, `body` the request's body. Undefined if
   * there is no such act; refuses, with a sentence, a body of the wrong shape or anything Discord would refuse.
   */
  perform: (name: string, body: unknown) => Promise<Done> | undefined;
};

const id = z.string().regex(/^\d{1,20}$/);
const where = { as: id, channel: id };
const name = z.string().min(1).max(100);
const options = z.record(z.string().max(100), z.union([z.string().max(6000), z.number(), z.boolean()]));
const values = z.array(z.string().max(4000)).max(25);
const fields = z.record(z.string(), z.union([z.string().max(8000), z.boolean(), values]));

/** `note` learns which command an interaction used, since messages don't name it; `nextDay` lets a day pass. */
export function createActions(
  loopback: LoopbackDiscord,
  names: ComponentNeeds,
  note: (interactionId: string, command: string) => void,
  nextDay: () => Promise<DayNews | undefined> = async () => undefined,
): Actions {
  async function settle(start: Promise<Interaction>, command?: string): Promise<Done> {
    const interaction = await start;
    if (command !== undefined) note(interaction.id, command);
    const answer = await interaction.answer;
    if (answer.kind === 'failed') return { failed: answer.reason };
    return answer.kind === 'modal' ? { modal: viewModal(interaction.id, answer.modal, names) } : {};
  }

  const acts = new Map<string, (body: unknown) => Promise<Done>>([
    [
      'say',
      act({ ...where, text: z.string().min(1).max(8000) }, async ({ text, ...at }) => {
        loopback.say({ ...at, content: text, mentionsBot: text.includes(`<@${loopback.world.bot.id}>`) });
        return {};
      }),
    ],
    [
      'next-day',
      act({}, async () => {
        const day = await nextDay();
        return day === undefined ? {} : { day };
      }),
    ],
    [
      'command',
      act({ ...where, path: name, options }, ({ path, ...rest }) =>
        settle(loopback.command({ ...rest, ...commandOf(path) }), path),
      ),
    ],
    [
      'autocomplete',
      act({ ...where, path: name, options, focused: z.string() }, async ({ path, ...rest }) => {
        const choices = await loopback.autocomplete({ ...rest, ...commandOf(path) });
        return { choices: choices.map((choice) => ({ name: choice.name, value: choice.value })) };
      }),
    ],
    [
      'message-command',
      act({ ...where, message: id, name }, ({ message, ...rest }) =>
        settle(loopback.messageCommand({ ...rest, target: message }), rest.name),
      ),
    ],
    ['press', act({ ...where, message: id, customId: z.string() }, (press) => settle(loopback.press(press)))],
    [
      'choose',
      act({ ...where, message: id, customId: z.string(), values }, (choice) =>
        settle(loopback.choose(choice)),
      ),
    ],
    [
      'submit',
      act({ ...where, modal: id, values: fields }, ({ as, modal, values }) =>
        settle(loopback.submitModal({ as, interaction: modal, values })),
      ),
    ],
  ]);

  return { perform: (act, body) => acts.get(act)?.(body) };
}

/** An act with the shape of its body; if it throws, the message is the reason for refusing. */
function act<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (body: z.output<z.ZodObject<Shape>>) => Promise<Done>,
): (body: unknown) => Promise<Done> {
  const schema = z.object(shape);
  return async (body) => {
    const read = schema.safeParse(body);
    if (!read.success) return { refused: sentence(read.error) };
    try {
      return await run(read.data);
    } catch (error) {
      return { refused: error instanceof Error ? error.message : String(error) };
    }
  };
}

function commandOf(path: string): { name: string; subcommand?: string } {
  const [command = '', ...rest] = path.split(' ');
  return rest.length === 0 ? { name: command } : { name: command, subcommand: rest.join(' ') };
}

/** Faults named at once. */
const MOST_FAULTS = 3;

function sentence({ issues }: z.ZodError): string {
  const faults = issues
    .slice(0, MOST_FAULTS)
    .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}.`);
  return `The playground can't read that: ${faults.join(' ')}`;
}
