import {
  type APIApplicationCommandOptionChoice,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  PermissionsBitField,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Logger } from '../../log.ts';
import { readCustomId } from '../../view/custom-id.ts';
import { sentence } from '../../view/message.ts';
import { label } from '../../view/text.ts';
import { type Command, type Reply, whisper } from './command.ts';
import { type Commands, isMessageCommand, isSlashCommand } from './load-commands.ts';
import { type Answerable, DEFER_AFTER_MS, defer, respond } from './respond.ts';
import type { Services } from './services.ts';
import { UserError } from './user-error.ts';

/** Discord's limits on autocomplete: choices in a list, characters in a name or value. */
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 100;

export interface Router {
  /** Answers one interaction. Never rejects: whatever goes wrong becomes a sentence or a line in the log. */
  handle(interaction: Interaction): Promise<void>;
  /** Resolves when no interaction is being answered. */
  idle(): Promise<void>;
}

export interface RouterParts {
  readonly commands: Commands;
  /** What commands may use, taken once for each interaction, so that it sees one catalog throughout. */
  readonly services: () => Services;
  readonly log: Logger;
  /** A short word that stands in an answer and in the log, so that a report can be traced. */
  readonly reference: () => string;
  /** Milliseconds until a slow answer is deferred. */
  readonly deferAfterMs?: number;
}

/** One way from Discord to a command and back: finds the handler, checks permissions, sends, defers, explains errors. */
export function createRouter(parts: RouterParts): Router {
  const { commands, log } = parts;
  const byShownName = new Map([...commands.values()].map((command) => [command.data.name, command]));
  const running = new Set<Promise<void>>();

  async function route(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return complete(interaction);
    if (!isAnswerable(interaction)) return;
    await answer(interaction, () => handlerOf(interaction));
  }

  /** The reply to an interaction, from the command it belongs to. */
  function handlerOf(interaction: Answerable): Reply | Promise<Reply> {
    if (interaction.isChatInputCommand()) {
      const command = byShownName.get(interaction.commandName);
      if (command === undefined || isMessageCommand(command)) throw outdated();
      checkPermission(command, interaction);
      return command.run({ interaction, services: parts.services() });
    }
    if (interaction.isMessageContextMenuCommand()) {
      const command = byShownName.get(interaction.commandName);
      if (command === undefined || isSlashCommand(command)) throw outdated();
      checkPermission(command, interaction);
      return command.run({ interaction, services: parts.services() });
    }
    return componentReply(interaction);
  }

  function componentReply(
    interaction: Exclude<Answerable, ChatInputCommandInteraction>,
  ): Reply | Promise<Reply> {
    if (interaction.isMessageContextMenuCommand()) throw outdated();
    const id = readCustomId(interaction.customId);
    const command = id === undefined ? undefined : commands.get(id.command);
    if (id === undefined || command === undefined) throw outdated();
    checkPermission(command, interaction);
    const { action, args } = id;
    const reply = interaction.isButton()
      ? own(command.buttons, action)?.({ interaction, services: parts.services(), args })
      : interaction.isModalSubmit()
        ? own(command.modals, action)?.({ interaction, services: parts.services(), args })
        : own(command.selects, action)?.({ interaction, services: parts.services(), args });
    if (reply === undefined) throw outdated();
    return reply;
  }

  async function answer(interaction: Answerable, handle: () => Reply | Promise<Reply>): Promise<void> {
    const started = performance.now();
    let deferral: Promise<void> | undefined;
    const timer = setTimeout(() => {
      deferral = defer(interaction, defersPrivately(interaction)).catch((error: unknown) =>
        report(interaction, error),
      );
    }, parts.deferAfterMs ?? DEFER_AFTER_MS);
    let reply: Reply;
    try {
      reply = await handle();
    } catch (error) {
      reply = explain(interaction, error);
    } finally {
      clearTimeout(timer);
    }
    await deferral;
    try {
      await respond(interaction, reply);
      log.debug({ what: nameOf(interaction), ms: Math.round(performance.now() - started) }, 'answered');
    } catch (error) {
      await apologise(interaction, error);
    }
  }

  /** The answer itself was refused, or the network failed: one more try, with a sentence that cannot be wrong. */
  async function apologise(interaction: Answerable, error: unknown): Promise<void> {
    if (isTooLate(error)) {
      log.warn({ what: nameOf(interaction), err: error }, 'the answer came too late for Discord');
      return;
    }
    const reply = explain(interaction, error);
    await respond(interaction, reply).catch((again: unknown) => report(interaction, again));
  }

  function explain(interaction: Answerable, error: unknown): Reply {
    if (error instanceof UserError) return whisper(sentence(error.message));
    const reference = parts.reference();
    log.error({ reference, what: nameOf(interaction), err: error }, 'a command failed');
    return whisper(
      sentence(
        `Something went wrong on my side, and nothing was changed that I know of. Please try again; if it happens again, tell the people who run this bot the reference \`${reference}\`.`,
      ),
    );
  }

  function report(interaction: Interaction, error: unknown): void {
    log.error({ what: nameOf(interaction), err: error }, 'Discord did not take an answer');
  }

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    let choices: APIApplicationCommandOptionChoice<string>[] = [];
    try {
      const command = byShownName.get(interaction.commandName);
      const focused = interaction.options.getFocused(true);
      const completer =
        command !== undefined && isSlashCommand(command)
          ? own(command.autocomplete, focused.name)
          : undefined;
      const found =
        (await completer?.(String(focused.value), { interaction, services: parts.services() })) ?? [];
      choices = found
        .filter((choice) => choice.value.length >= 1 && choice.value.length <= LONGEST_CHOICE)
        .slice(0, MOST_CHOICES)
        .map((choice) => ({ name: label(choice.name, LONGEST_CHOICE) || choice.value, value: choice.value }));
    } catch (error) {
      log.error({ what: nameOf(interaction), err: error }, 'autocomplete failed');
    }
    try {
      await interaction.respond(choices);
    } catch (error) {
      // People type on, and Discord drops what was asked before: late choices are no fault.
      log.debug({ what: nameOf(interaction), err: error }, 'choices came too late');
    }
  }

  return {
    handle(interaction) {
      const work = route(interaction).catch((error: unknown) => report(interaction, error));
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };

  function defersPrivately(interaction: Answerable): boolean {
    if (!interaction.isChatInputCommand()) return true;
    const command = byShownName.get(interaction.commandName);
    return (
      command !== undefined && isSlashCommand(command) && command.defersPrivately?.(interaction) === true
    );
  }
}

/** A handler by a name that came from outside, which may be `constructor`. */
function own<T>(handlers: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return handlers !== undefined && Object.hasOwn(handlers, name) ? handlers[name] : undefined;
}

function isAnswerable(interaction: Interaction): interaction is Answerable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isStringSelectMenu() ||
    interaction.isModalSubmit()
  );
}

function checkPermission(command: Command, interaction: Answerable): void {
  if (command.requires === undefined) return;
  if (!interaction.inGuild()) throw new UserError('This works only in a server.');
  if (interaction.memberPermissions.has(command.requires)) return;
  const names = new PermissionsBitField(command.requires).toArray().map(spaced).join(' and ');
  throw new UserError(`Only members with the permission **${names}** can do this here.`);
}

/** `ManageGuild` as Discord's own settings page calls it, others by their words. */
function spaced(permission: string): string {
  return permission === 'ManageGuild' ? 'Manage Server' : permission.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

function outdated(): UserError {
  return new UserError('This belongs to another version of me. Please use the command again.');
}

function isTooLate(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    (error.code === RESTJSONErrorCodes.UnknownInteraction ||
      error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged ||
      error.code === RESTJSONErrorCodes.InvalidWebhookToken)
  );
}

/** What is being answered, for the log: names only, never what people typed. */
function nameOf(interaction: Interaction): string {
  if (interaction.isCommand() || interaction.isAutocomplete()) return `/${interaction.commandName}`;
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
    const id = readCustomId(interaction.customId);
    return id === undefined ? 'an unknown component' : `${id.command}:${id.action}`;
  }
  return 'an interaction';
}
