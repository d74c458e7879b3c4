import { SlashCommandBuilder } from 'discord.js';
import { suggestZones } from '../src/digest/timezones.ts';
import { type GuildId, onPress, type SlashCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import type { Services } from '../src/discord/interactions/services.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { timeIn, timezoneIn } from '../src/discord/shared/digest-options.ts';
import { type GivenOptions, readTexts, writeTexts } from '../src/discord/shared/given-options.ts';
import { askForZone, inZone } from '../src/discord/shared/zone-question.ts';
import { CODE_MINUTES, type MailOptIn } from '../src/mail/opt-in/opt-in.ts';
import { buttonId } from '../src/view/custom-id.ts';
import {
  codeSent,
  MAIL_OFF,
  mailConfirmed,
  mailStatus,
  mailStopped,
  NO_ADDRESS,
  USED_CODE,
  WRONG_CODE,
} from '../src/view/mail.ts';
import { sentence } from '../src/view/message.ts';
import { zoneChoice } from '../src/view/timezone.ts';

const USUAL_TIME = '08:00';
const USUAL_ZONE = 'UTC';

/** The button that picks one of the possible time zones. */
const takeMailZone = buttonId('email', 'zone');

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
      const mail = mailOf(services);
      const question = askForZone(options, takeMailZone, writeTexts(options));
      return question ?? whisper(sentence(await subscribe(options, user.id, mail)));
    },

    async confirm({ interaction, services }) {
      const code = interaction.options.getString('code', true);
      const mail = mailOf(services);
      const set = await mail.confirmByCode({ personId: interaction.user.id }, code);
      if (set !== undefined) return whisper(sentence(mailConfirmed(set)));
      const own = await mail.status(interaction.user.id);
      const isOn = own.some(({ subscription }) => subscription?.state === 'active');
      return whisper(sentence(isOn ? USED_CODE : WRONG_CODE));
    },

    async status({ interaction, services }) {
      return whisper(sentence(mailStatus(await mailOf(services).status(interaction.user.id))));
    },

    async stop({ interaction, services }) {
      return whisper(sentence(mailStopped(await mailOf(services).stop(interaction.user.id))));
    },
  },

  components: [
    onPress(
      takeMailZone,
      inZone<GuildId>(takeMailZone, 'email subscribe', async (state, zone, { interaction, services }) => {
        const options = readTexts(state, zone);
        if (options.getString('address') === null) return undefined;
        return subscribe(options, interaction.user.id, mailOf(services));
      }),
    ),
  ],
} satisfies SlashCommand;

/** Sends the code for an address. @throws UserError */
async function subscribe(
  options: Pick<GivenOptions, 'getString'>,
  personId: string,
  mail: MailOptIn,
): Promise<string> {
  const when = { time: timeIn(options) ?? USUAL_TIME, timezone: timezoneIn(options) ?? USUAL_ZONE };
  const asked = await mail.ask(options.getString('address') ?? '', when, { personId });
  return asked === undefined ? NO_ADDRESS : codeSent(CODE_MINUTES);
}

function mailOf({ mail }: Services): MailOptIn {
  if (mail === undefined) throw new UserError(MAIL_OFF);
  return mail;
}
