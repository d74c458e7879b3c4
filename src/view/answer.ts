import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { paperUrl } from '../paper/url.ts';
import type { AnswerOutcome, AnswerQuote } from '../search/answer/outcome.ts';
import { actionRow, linkButton, textDisplay } from './message.ts';
import { openSelect } from './open-select.ts';
import { metaLine } from './paper-line.ts';
import { correctionLine } from './search-notes.ts';
import { link, safe } from './text.ts';

const ACCENT = 0x3f6fd9;
/** Above papers that are about what is asked, none of which says it in a sentence. */
const NO_SENTENCE = "I couldn't find a sentence that answers this, but these papers are about it.";
const ROOM = { question: 300, sentence: 600, title: 250, meta: 150 } as const;

/** The papers that answer a question, with the sentence that does where there is one, and where to read them. */
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
  const quoted = quotes.filter(({ sentence }) => sentence !== undefined);
  const named = quotes.filter(({ sentence }) => sentence === undefined);
  const shown = [...quoted, ...named];
  return [
    {
      type: ComponentType.Container,
      accent_color: ACCENT,
      components: [
        textDisplay(
          [
            `### ${asked}`,
            ...correctionLine(quoted.length === 0 ? 'Showing papers for' : 'Showing quotes for', corrections),
            ...(quoted.length === 0 ? [NO_SENTENCE] : []),
          ].join('\n'),
        ),
        ...quoted.map(section),
        ...(quoted.length > 0 && named.length > 0 ? [textDisplay('-# Also on this:')] : []),
        ...named.map(section),
        actionRow(openSelect(shown.map(({ paper }) => paper))),
        ...(quoted.length === 0
          ? []
          : [textDisplay('-# Quoted from the abstracts and summaries in my catalog.')]),
      ],
    },
  ];
}

function section({ paper, sentence }: AnswerQuote) {
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
