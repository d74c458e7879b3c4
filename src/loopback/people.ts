import { ActError } from './act-error.ts';
import type { CommandAct } from './acts.ts';
import { commandInput } from './command-input.ts';
import { modalInput, selectedValues, usableComponent } from './component-input.ts';
import type { Core } from './core.ts';
import type { LoopbackDiscord } from './driver.ts';
import type { Interaction } from './interaction.ts';
import { interactionPayload } from './interaction-payload.ts';
import type { InteractionState } from './interaction-store.ts';
import { offeredCommands, reachableCommands } from './offered-commands.ts';
import { permissionBits } from './permissions.ts';
import type { Ref } from './ref.ts';
import { emptyResolved, filledParts, resolveUser } from './resolved.ts';
import type { Channel, Message, User } from './wire.ts';
import type { Command } from './wire-commands.ts';

type Acts = Pick<
  LoopbackDiscord,
  'command' | 'autocomplete' | 'messageCommand' | 'press' | 'choose' | 'submitModal' | 'say'
>;

interface Sending {
  readonly kind: Interaction['kind'];
  readonly type: number;
  readonly as: User;
  readonly channel: Channel;
  readonly data: Record<string, unknown>;
  readonly message?: Message | undefined;
}

/** What people do in Discord's client, with its own checks before anything is sent. */
export function createPeople(core: Core): Acts {
  const { world, messages } = core;

  function send({ kind, type, as, channel, data, message }: Sending): InteractionState {
    const guild = channel.guild_id === undefined ? undefined : world.guilds.get(channel.guild_id);
    const owners: Record<string, string> =
      guild === undefined ? { 0: '0' } : guild.hasBot ? { 0: guild.id } : { 1: as.id };
    const state = core.interactions.start({
      kind,
      type,
      personId: as.id,
      channelId: channel.id,
      guildId: channel.guild_id,
      source: message,
      owners,
    });
    core.emit({ kind: 'interaction-created', interaction: state.handle });
    const d = interactionPayload(world, state, as, channel, data, message);
    core.dispatch({ t: 'INTERACTION_CREATE', d, guildId: guild?.hasBot ? guild.id : undefined, intent: 0 });
    return state;
  }

  function place(as: Ref, ref: Ref): { person: User; channel: Channel } {
    const person = world.person(as);
    const channel = world.channel(ref);
    if ((world.permissions(person.id, channel.id) & permissionBits.ViewChannel) === 0n)
      throw new ActError(`${person.username} does not see the channel "${channel.name ?? channel.id}"`);
    return { person, channel };
  }

  function commandFor(person: User, channel: Channel, type: number, name: string, override = false): Command {
    const found = offeredCommands(core, person, channel, override).find(
      (command) => command.type === type && command.name === name,
    );
    if (found !== undefined) return found;
    const exists = reachableCommands(core, channel).some(
      (command) => command.type === type && command.name === name,
    );
    throw new ActError(
      exists ? `${person.username} may not use "${name}" here` : `no command "${name}" is registered`,
    );
  }

  function sendCommand(
    act: CommandAct,
    kind: 'command' | 'autocomplete',
    focused?: string,
  ): InteractionState {
    const { person, channel } = place(act.as, act.channel);
    const command = commandFor(person, channel, 1, act.name, act.override);
    const input = { subcommand: act.subcommand, options: act.options ?? {}, focused };
    const { options, resolved } = commandInput(world, command, channel, input);
    const parts = filledParts(resolved);
    return send({
      kind,
      type: kind === 'command' ? 2 : 4,
      as: person,
      channel,
      data: { ...commandData(command), options, ...(parts === undefined ? {} : { resolved: parts }) },
    });
  }

  function visible(as: Ref, ref: Ref): { person: User; message: Message; channel: Channel } {
    const found = messages.find(typeof ref === 'string' ? ref : ref.id);
    const person = world.person(as);
    if (found === undefined || (found.onlyFor !== undefined && found.onlyFor !== person.id))
      throw new ActError(`${person.username} sees no such message`);
    const { channel } = place(as, found.message.channel_id);
    return { person, channel, message: found.message };
  }

  return {
    async command(act) {
      return sendCommand(act, 'command').handle;
    },
    async autocomplete(act) {
      const answer = await sendCommand(act, 'autocomplete', act.focused).handle.answer;
      return answer.kind === 'autocomplete' ? answer.choices : [];
    },
    async messageCommand({ as, channel: where, name, target, override }) {
      const { person, channel } = place(as, where);
      const { message } = visible(as, target);
      const command = commandFor(person, channel, 3, name, override);
      const data = {
        ...commandData(command),
        target_id: message.id,
        resolved: { messages: { [message.id]: message } },
      };
      return send({ kind: 'message-command', type: 2, as: person, channel, data }).handle;
    },
    async press({ as, message: ref, customId }) {
      const { person, channel, message } = visible(as, ref);
      const component = usableComponent(message, customId);
      if (component.type !== 2) throw new ActError(`"${customId}" is no button`);
      const data = { id: component.id, component_type: 2, custom_id: customId };
      return send({ kind: 'component', type: 3, as: person, channel, data, message }).handle;
    },
    async choose({ as, message: ref, customId, values: picked }) {
      const { person, channel, message } = visible(as, ref);
      const select = usableComponent(message, customId);
      const resolved = emptyResolved();
      const values = selectedValues(world, channel, select, picked, resolved);
      const parts = filledParts(resolved);
      const data = {
        id: select.id,
        component_type: select.type,
        custom_id: customId,
        values,
        ...(parts === undefined ? {} : { resolved: parts }),
      };
      return send({ kind: 'component', type: 3, as: person, channel, data, message }).handle;
    },
    async submitModal({ as, interaction, values }) {
      const opener = core.interactions.get(typeof interaction === 'string' ? interaction : interaction.id);
      await opener?.handle.answer;
      const person = world.person(as);
      if (opener?.modal === undefined || opener.personId !== person.id)
        throw new ActError(`${person.username} has no such modal open`);
      const channel = world.channel(opener.channelId);
      const resolved = emptyResolved();
      const components = modalInput(world, channel, opener.modal, values, resolved);
      const parts = filledParts(resolved);
      const data = {
        custom_id: opener.modal.custom_id,
        components,
        ...(parts === undefined ? {} : { resolved: parts }),
      };
      return send({ kind: 'modal', type: 5, as: person, channel, data, message: opener.source }).handle;
    },
    say({ as, channel: where, content, mentionsBot = false, replyTo }) {
      const { person, channel } = place(as, where);
      if (channel.type === 15) throw new ActError('write in a post of the forum, not in the forum itself');
      if (content.trim() === '' || content.length > 2000)
        throw new ActError('a message has 1 to 2,000 characters');
      if (!world.can(person, channel, 'SendMessages'))
        throw new ActError(`${person.username} may not write in "${channel.name ?? channel.id}"`);
      const text = mentionsBot && !content.includes(world.bot.id) ? `<@${world.bot.id}> ${content}` : content;
      const message = spoken(person, channel, text, replyTo);
      messages.add(message);
      return message;
    },
  };

  function spoken(person: User, channel: Channel, content: string, replyTo: Ref | undefined): Message {
    const scratch = emptyResolved();
    for (const [, id] of content.matchAll(/<@!?(\d+)>/g))
      if (id === world.bot.id || (id !== undefined && world.people.has(id)))
        resolveUser(world, channel, id, scratch);
    const replied = replyTo === undefined ? undefined : visible(person, replyTo).message;
    return {
      id: core.snowflakes.next(),
      channel_id: channel.id,
      type: replied === undefined ? 0 : 19,
      author: person,
      content,
      timestamp: core.clock().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: Object.values(scratch.users),
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      flags: 0,
      ...(replied === undefined
        ? {}
        : {
            message_reference: { type: 0, channel_id: channel.id, message_id: replied.id },
            referenced_message: replied,
          }),
    };
  }
}

function commandData(command: Command): Record<string, unknown> {
  const { id, name, type, guild_id } = command;
  return { id, name, type, ...(guild_id === undefined ? {} : { guild_id }) };
}
