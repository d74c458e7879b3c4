import { SlashCommandBuilder } from 'discord.js';
import { readTime } from '../src/digest/read-time.ts';
import { readTimezone, suggestZones } from '../src/digest/timezones.ts';
import type { SlashCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import type { Services } from '../src/discord/interactions/services.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { CODE_MINUTES, type MailOptIn } from '../src/mail/opt-in/opt-in.ts';
import {
  codeSent,
  MAIL_OFF,
  mailConfirmed,
  mailStatus,
  mailStopped,
  NO_ADDRESS,
  WRONG_CODE,
} from '../src/view/mail.ts';
import { sentence } from '../src/view/message.ts';
import { quoted } from '../src/view/text.ts';
import { noSuchZone, zoneChoice } from '../src/view/timezone.ts';

const USUAL_TIME = '08:00';
const USUAL_ZONE = 'UTC';

export default {
  defersPrivately: true,

  data: new SlashCommandBuilder()
    .setName('email')
    .setDescription('Get trending papers by email')
    .addSubcommand((subscribe) =>
      subscribe
        .setName('subscribe')
        .setDescription("Get each day's papers by email (only you will see this)")
        .addStringOption((address) =>
          address.setName('address').setDescription('Your email address').setMaxLength(254).setRequired(true),
        )
        .addStringOption((time) =>
          time
            .setName('time')
            .setDescription('When it comes, such as 08:00 (default: 08:00)')
            .setMaxLength(40),
        )
        .addStringOption((timezone) =>
          timezone
            .setName('timezone')
            .setDescription('Time zone (start typing a city; default: UTC)')
            .setAutocomplete(true),
        ),
    )
    .addSubcommand((confirm) =>
      confirm
        .setName('confirm')
        .setDescription('Confirm your address with the code you got')
        .addStringOption((code) =>
          code.setName('code').setDescription('The six digits').setMaxLength(20).setRequired(true),
        ),
    )
    .addSubcommand((status) =>
      status.setName('status').setDescription('Where and when you get mail, and how the last ones went'),
    )
    .addSubcommand((stop) => stop.setName('stop').setDescription('Stop getting mail')),

  autocomplete: {
    timezone: (typed, { services }) =>
      suggestZones(typed).map((suggestion) => zoneChoice(suggestion, services.clock())),
  },

  subcommands: {
    async subscribe({ interaction, services }) {
      const { options, user } = interaction;
      const when = {
        time: timeOf(options.getString('time') ?? USUAL_TIME),
        timezone: zoneOf(options.getString('timezone') ?? USUAL_ZONE),
      };
      const asked = await mailOf(services).ask(options.getString('address', true), when, {
        personId: user.id,
      });
      return whisper(sentence(asked === undefined ? NO_ADDRESS : codeSent(CODE_MINUTES)));
    },

    async confirm({ interaction, services }) {
      const code = interaction.options.getString('code', true);
      const set = await mailOf(services).confirmByCode({ personId: interaction.user.id }, code);
      return whisper(sentence(set === undefined ? WRONG_CODE : mailConfirmed(set)));
    },

    async status({ interaction, services }) {
      return whisper(sentence(mailStatus(await mailOf(services).status(interaction.user.id))));
    },

    async stop({ interaction, services }) {
      return whisper(sentence(mailStopped(await mailOf(services).stop(interaction.user.id))));
    },
  },
} satisfies SlashCommand;

function mailOf({ mail }: Services): MailOptIn {
  if (mail === undefined) throw new UserError(MAIL_OFF);
  return mail;
}

function timeOf(typed: string): string {
  const time = readTime(typed);
  if (time === undefined)
    throw new UserError(`${quoted(typed, 40)} isn't a valid time. Try **08:00** or **18:30**.`);
  return time;
}

function zoneOf(typed: string): string {
  const timezone = readTimezone(typed);
  if (timezone === undefined) throw new UserError(noSuchZone(typed, suggestZones(typed)));
  return timezone;
}
