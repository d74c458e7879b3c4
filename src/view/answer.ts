import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Paper } from '../paper/paper.ts';
import { paperUrl } from '../paper/url.ts';
import type { AnswerOutcome, AnswerQuote } from '../search/answer/outcome.ts';
import type { RecordField } from '../search/answer/record-question.ts';
import { dateName } from './day-name.ts';
import { enumerated } from './enumerated.ts';
import { actionRow, linkButton, textDisplay } from './message.ts';
import { bundledAlone } from './nothing-found.ts';
import { openSelect } from './open-select.ts';
import { metaLine } from './paper-line.ts';
import { correctionLine } from './search-notes.ts';
import { link, safe } from './text.ts';

const ACCENT = 0x3f6fd9;
const ROOM = { question: 300, sentence: 600, title: 250, meta: 150, author: 60 } as const;
const MOST_AUTHORS = 12;

/**
 * The papers that answer a question, with the sentence that answers it if there is one, and links.
 * @param bundled the number of papers, if all of them come with the program.
 */
export function answer(
  question: string,
  { quotes, corrections, byRecord }: AnswerOutcome,
  bundled?: number,
): APIMessageTopLevelComponent[] {
  const asked = safe(question, ROOM.question);
  if (quotes.length === 0) {
    const none = `I couldn't find an answer to “${asked}”. I only quote abstracts and summaries in my catalog. Try \`/search\` for papers on the topic.`;
    return [textDisplay(bundled === undefined ? none : `${none}\n-# ${bundledAlone(bundled)}`)];
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
            ...(quoted.length > 0
              ? []
              : [
                  byRecord === undefined
                    ? noSentence(named.length)
                    : recordSentence(byRecord, named[0]?.paper),
                ]),
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

/** Heads papers that are on topic but have no sentence that answers the question. */
export function noSentence(papers: number): string {
  const about = papers === 1 ? 'this paper is about it' : 'these papers are about it';
  return `I couldn't find a sentence that answers this, but ${about}.`;
}

/** A fact from a paper's record: `It's by Ada Lovelace and Alan Turing.` @param shown - How to show a name. */
export function recordSentence(
  asks: RecordField,
  paper: Paper | undefined,
  shown: (name: string) => string = (name) => safe(name, ROOM.author),
): string {
  if (asks === 'both')
    return [recordSentence('authors', paper, shown), recordSentence('day', paper, shown)].join(' ');
  if (asks === 'day') {
    const { published } = paper ?? {};
    if (published === undefined) return "My catalog doesn't say when this came out.";
    return `It came out ${published.split('-').length > 2 ? 'on' : 'in'} ${dateName(published)}.`;
  }
  const authors = paper?.authors ?? [];
  if (authors.length === 0) return "My catalog doesn't say who wrote this.";
  const names = authors.slice(0, MOST_AUTHORS).map(shown);
  const more = authors.length - names.length;
  return `It's by ${enumerated(more === 0 ? names : [...names, `${more} more`])}.`;
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
