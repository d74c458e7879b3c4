import { z } from 'zod';
import type { Interaction, LoopbackDiscord } from '../loopback/driver.ts';
import type { ComponentNeeds } from './views/components.ts';
import { viewModal } from './views/modal.ts';
import type { Choice, Outcome } from './wire.ts';

const id = z.string().regex(/^\d{1,20}$/);
const where = { as: id, channel: id };
const options = z.record(z.string().max(100), z.union([z.string().max(6000), z.number(), z.boolean()]));
const path = z.string().min(1).max(100);
const values = z.array(z.string().max(4000)).max(25);

const acts = {
  say: z.object({ ...where, text: z.string().min(1).max(8000) }),
  command: z.object({ ...where, path, options }),
  autocomplete: z.object({ ...where, path, options, focused: z.string() }),
  press: z.object({ ...where, message: id, customId: z.string() }),
  choose: z.object({ ...where, message: id, customId: z.string(), values }),
  submit: z.object({
    ...where,
    modal: id,
    values: z.record(z.string(), z.union([z.string().max(8000), z.boolean(), values])),
  }),
  'message-command': z.object({ ...where, message: id, name: path }),
};

type Acts = { [name in keyof typeof acts]: z.infer<(typeof acts)[name]> };

export type Actions = {
  /**
   * Does what a person does on the page. `name` is the last part of the address, `body` what was sent. Undefined
   * when there is no such act; a body of the wrong shape is refused with a sentence, as is what Discord would refuse.
   */
  perform: (
    name: string,
    body: unknown,
  ) => Promise<Outcome | { choices: Choice[]; refused?: string } | undefined>;
};

/** `note` is told which command an interaction used, since messages do not carry its name. */
export function createActions(
  loopback: LoopbackDiscord,
  names: ComponentNeeds,
  note: (interactionId: string, used: { name: string; slash: boolean }) => void,
): Actions {
  async function outcome(start: Promise<Interaction>): Promise<Outcome> {
    const interaction = await start;
    const answer = await interaction.answer;
    if (answer.kind === 'failed') return { failed: answer.reason };
    return answer.kind === 'modal' ? { modal: viewModal(interaction.id, answer.modal, names) } : {};
  }

  async function noted(start: Promise<Interaction>, name: string, slash: boolean): Promise<Interaction> {
    const interaction = await start;
    note(interaction.id, { name, slash });
    return interaction;
  }

  const perform: { [name in keyof Acts]: (act: Acts[name]) => Promise<Outcome | { choices: Choice[] }> } = {
    async say({ as, channel, text }) {
      const mentionsBot = text.includes(`<@${loopback.world.bot.id}>`);
      loopback.say({ as, channel, content: text, mentionsBot });
      return {};
    },
    command: (act) =>
      outcome(
        noted(loopback.command({ ...act, ...commandOf(act.path), options: act.options }), act.path, true),
      ),
    async autocomplete(act) {
      const choices = await loopback.autocomplete({ ...act, ...commandOf(act.path) });
      return { choices: choices.map(({ name, value }) => ({ name, value })) };
    },
    press: (act) => outcome(loopback.press(act)),
    choose: (act) => outcome(loopback.choose(act)),
    submit: (act) =>
      outcome(loopback.submitModal({ as: act.as, interaction: act.modal, values: act.values })),
    'message-command': ({ message, name, ...act }) =>
      outcome(noted(loopback.messageCommand({ ...act, name, target: message }), name, false)),
  };

  async function run<Name extends keyof Acts>(name: Name, body: unknown) {
    const read = acts[name].safeParse(body);
    if (!read.success) return { refused: sentence(read.error), choices: [] };
    try {
      // The schema and the act stand under the same name, which the checker cannot follow through the union.
      return await perform[name](read.data as Acts[Name]);
    } catch (error) {
      return { refused: error instanceof Error ? error.message : String(error), choices: [] };
    }
  }

  return { perform: async (name, body) => (isAct(name) ? run(name, body) : undefined) };
}

function isAct(name: string): name is keyof Acts {
  return Object.hasOwn(acts, name);
}

function commandOf(path: string): { name: string; subcommand?: string } {
  const [name = '', ...rest] = path.split(' ');
  return rest.length === 0 ? { name } : { name, subcommand: rest.join(' ') };
}

function sentence(error: z.ZodError): string {
  const [issue] = error.issues;
  return `The playground cannot read that: ${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'wrong'}.`;
}
