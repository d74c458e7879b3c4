import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { paperUrl } from '../paper/url.ts';
import type { AnswerOutcome, AnswerQuote } from '../search/answer/outcome.ts';
import { actionRow, linkButton, textDisplay } from './message.ts';
import { openSelect } from './open-select.ts';
import { metaLine } from './paper-line.ts';
import { correctionLine } from './search-notes.ts';
import { link, safe } from './text.ts';

const ACCENT = 0x3f6fd9;
const ROOM = { question: 300, sentence: 600, title: 250, meta: 150 } as const;

/** The sentences that answer a question, each under the paper it is quoted from, with where to read it. */
export function answer(
  question: string,
  { quotes, corrections }: AnswerOutcome,
): APIMessageTopLevelComponent[] {
  const asked = safe(question, ROOM.question);
  if (quotes.length === 0) {
    return [
      textDisplay(
        `I couldn't find an answer to “${asked}”. I only quote abstracts and summaries in my catalog. Try \`/search\` for papers on the topic.`,
      ),
    ];
  }
  return [
    {
      type: ComponentType.Container,
      accent_color: ACCENT,
      components: [
        textDisplay([`### ${asked}`, ...correctionLine('Showing quotes for', corrections)].join('\n')),
        ...quotes.map((quote) => quoteSection(quote)),
        actionRow(openSelect(quotes.map(({ paper }) => paper))),
        textDisplay('-# Quoted from the abstracts and summaries in my catalog.'),
      ],
    },
  ];
}

function quoteSection({ paper, sentence }: AnswerQuote) {
  const text = textDisplay(
    [
      ...(sentence === undefined ? [] : [`> ${safe(sentence, ROOM.sentence)}`]),
      `**${safe(paper.title, ROOM.title)}**`,
      `-# ${metaLine(paper, ROOM.meta)}`,
    ].join('\n'),
  );
  const url = link(paperUrl(paper));
  return url === undefined
    ? text
    : { type: ComponentType.Section as const, components: [text], accessory: linkButton(url, 'Read') };
}
