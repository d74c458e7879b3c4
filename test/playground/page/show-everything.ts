import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  EmbedBuilder,
  FileBuilder,
  MediaGalleryBuilder,
  type MessageActionRowComponentBuilder,
  MessageFlags,
  type REST,
  Routes,
  SectionBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  UserSelectMenuBuilder,
} from 'discord.js';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';

const text = (content: string) => new TextDisplayBuilder().setContent(content);
const button = (id: string, label: string, style = ButtonStyle.Secondary) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(style);
const row = (...items: MessageActionRowComponentBuilder[]) =>
  new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(items);

/** Long enough to be cut anywhere. */
export const LONG =
  'Retrieval-Augmented Generation for Knowledge-Intensive Natural Language Processing Tasks, again';

/** Posts everything a bot can post: markup, an embed, a file, and every component in all its colours. */
export async function showEverything(discord: LoopbackDiscord, rest: REST, channel: string): Promise<void> {
  const papers = discord.world.channel('papers').id;
  const post = (body: object, files?: { name: string; data: Buffer }[]) =>
    rest.post(Routes.channelMessages(channel), { body, ...(files && { files }) });
  await post({
    content: `# One\n## Two\n### Three\n**bold** *slanted* __under__ ~~gone~~ \`code\` <t:1700000000:R> ||hidden [link](https://example.org/hidden)||\n> quoted\n- a\n  - b\n1. c\n-# small [paper](https://arxiv.org/abs/2005.11401)\n\`\`\`js\nconst block = '${LONG}${LONG}';\n\`\`\`\n<#${papers}> <@${discord.world.person('ada').id}> </list:1> https://example.org/${'long'.repeat(40)}`,
    embeds: [
      new EmbedBuilder()
        .setTitle(LONG)
        .setURL('https://example.org/embed')
        .setAuthor({ name: 'An author' })
        .setColor(0xd22d39)
        .setDescription(`${LONG}\n${LONG}`)
        .addFields({ name: 'Field', value: LONG, inline: true }, { name: 'Other', value: 'x', inline: true })
        .setFooter({ text: LONG })
        .setImage('https://example.org/x.png')
        .toJSON(),
    ],
  });
  const container = new ContainerBuilder()
    .setAccentColor(0x5865f2)
    .addTextDisplayComponents(text(`### ${LONG}\n-# Patrick Lewis, Ethan Perez`))
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents(text(LONG), text('and more'))
        .setButtonAccessory(button('a', 'Similar', ButtonStyle.Success)),
    )
    .addMediaGalleryComponents(
      new MediaGalleryBuilder().addItems({
        media: { url: 'https://example.org/y.png' },
        description: LONG.slice(0, 90),
      }),
    )
    .addSeparatorComponents((separator) => separator.setDivider(true))
    .addFileComponents(new FileBuilder().setURL('attachment://papers.bib'))
    .addActionRowComponents(row(selectOf('s', LONG)))
    .addActionRowComponents(row(new UserSelectMenuBuilder().setCustomId('u').setPlaceholder('Whom to ask')))
    .addActionRowComponents(
      row(
        button('b', 'Previous').setDisabled(true),
        button('c', 'Next', ButtonStyle.Primary),
        button('d', 'Delete', ButtonStyle.Danger),
        new ButtonBuilder().setURL('https://arxiv.org/').setLabel('arXiv').setStyle(ButtonStyle.Link),
        button('e', 'Fifth').setEmoji('📌'),
      ),
    );
  const hidden = new ContainerBuilder().setSpoiler(true).addTextDisplayComponents(text('A secret'));
  await post({ flags: MessageFlags.IsComponentsV2, components: [container.toJSON(), hidden.toJSON()] }, [
    { name: 'papers.bib', data: Buffer.from('@article{x}') },
  ]);
}

function selectOf(id: string, label: string): StringSelectMenuBuilder {
  const options = [1, 2, 3].map((n) => ({
    label: `${n}. ${label.slice(0, 90)}`,
    value: String(n),
    description: '2020-05-22 · Patrick Lewis, Ethan Perez, Aleksandra Piktus and others',
  }));
  return new StringSelectMenuBuilder()
    .setCustomId(id)
    .setPlaceholder('Read one of these, just for you')
    .addOptions(options);
}
