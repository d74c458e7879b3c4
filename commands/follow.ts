import { SlashCommandBuilder } from 'discord.js';
import { suggestZones } from '../src/digest/timezones.ts';
import { onPress, onSelect, type SlashCommand } from '../src/discord/interactions/command.ts';
import { FOLLOW_KINDS, LONGEST_VALUE } from '../src/follow/follow.ts';
import {
  followAuthor,
  followCategory,
  keepFollow,
  leaveFollow,
  openFollow,
  openMatches,
  resumeFollows,
  turnMatches,
  unfollow,
} from '../src/view/component-ids.ts';
import { zoneChoice } from '../src/view/timezone.ts';
import { suggestDays } from './digest/suggest.ts';
import { add, keep, leave } from './follow/add.ts';
import { chooseFromCard, followFirst } from './follow/card.ts';
import { list, removeFollow, resumeMessages, unfollowChosen } from './follow/list.ts';
import { openMore, turnMore } from './follow/more.ts';
import { suggestFollows, suggestValue } from './follow/suggest.ts';
import { setTimes, setTimesInZone, takeFollowZone } from './follow/time.ts';

export default {
  defersPrivately: true,

  data: new SlashCommandBuilder()
    .setName('follow')
    .setDescription('Get a private message when new papers match what you follow')
    .addSubcommand((subcommand) =>
      subcommand
        .setName('add')
        .setDescription('Follow words, an author or a category')
        .addStringOption((option) =>
          option
            .setName('kind')
            .setDescription('What to follow')
            .setRequired(true)
            .addChoices(...FOLLOW_KINDS.map((kind) => ({ name: kind, value: kind }))),
        )
        .addStringOption((option) =>
          option
            .setName('value')
            .setDescription('Words (also "exact phrase", -word, author:, cat:), a name, or a category')
            .setMinLength(1)
            .setMaxLength(LONGEST_VALUE)
            .setRequired(true)
            .setAutocomplete(true),
        ),
    )
    .addSubcommand((subcommand) =>
      subcommand.setName('list').setDescription('What you follow, and how much each matches'),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('remove')
        .setDescription('Unfollow something')
        .addStringOption((option) =>
          option
            .setName('follow')
            .setDescription('One of the things you follow')
            .setRequired(true)
            .setAutocomplete(true),
        ),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('time')
        .setDescription('Choose when your messages come')
        .addStringOption((option) =>
          option
            .setName('time')
            .setDescription('When, such as 09:00 or 6:30 pm')
            .setMaxLength(40)
            .setRequired(true),
        )
        .addStringOption((option) =>
          option
            .setName('timezone')
            .setDescription('Time zone (start typing a city; default: UTC)')
            .setMaxLength(60)
            .setAutocomplete(true),
        )
        .addStringOption((option) =>
          option
            .setName('days')
            .setDescription(
              'daily, weekdays, weekly (Mondays), or a list such as mon,thu (default: weekdays)',
            )
            .setMaxLength(100)
            .setAutocomplete(true),
        )
        .addStringOption((option) =>
          option
            .setName('recommendations')
            .setDescription('End messages with up to three papers like those you saved (default: yes)')
            .addChoices({ name: 'yes', value: 'yes' }, { name: 'no', value: 'no' }),
        ),
    ),

  autocomplete: {
    value: suggestValue,
    follow: suggestFollows,
    timezone: (typed, { services }) =>
      suggestZones(typed).map((suggestion) => zoneChoice(suggestion, services.clock())),
    days: suggestDays,
  },

  subcommands: { add, list, remove: removeFollow, time: setTimes },

  components: [
    onPress(keepFollow, keep),
    onPress(leaveFollow, leave),
    onPress(openFollow, chooseFromCard),
    onPress(followAuthor, followFirst('author')),
    onPress(followCategory, followFirst('category')),
    onSelect(unfollow, unfollowChosen),
    onPress(resumeFollows, resumeMessages),
    onPress(openMatches, openMore),
    onPress(turnMatches, turnMore),
    onPress(takeFollowZone, setTimesInZone),
  ],
} satisfies SlashCommand;
