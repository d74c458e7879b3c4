import { type APISelectMenuOption, ComponentType } from 'discord.js';
import { paperKey } from '../paper/key.ts';
import type { Paper } from '../paper/paper.ts';
import { openPaper } from './component-ids.ts';
import { customId } from './custom-id.ts';
import { dateName } from './day-name.ts';
import { label, plain } from './text.ts';

/** A select takes up to 25 options of up to 100 characters, with no duplicates. */
const MOST_OPTIONS = 25;
const LONGEST_OPTION = 100;

/**
 * The select under every list that opens one of its papers privately.
 * @param first the first paper's number in its list, from 1.
 * @param args further arguments for its id, for others to read.
 */
export function openSelect(papers: readonly Paper[], first = 1, args: readonly string[] = []) {
  const seen = new Set<string>();
  const options = papers.flatMap((paper, index) => {
    if (seen.has(paper.id)) return [];
    seen.add(paper.id);
    const about = aboutText(paper);
    return [
      {
        label: label(`${first + index}. ${paper.title}`, LONGEST_OPTION),
        value: paperKey(paper.id),
        ...(about === '' ? {} : { description: about }),
      },
    ];
  });
  return {
    type: ComponentType.StringSelect as const,
    custom_id: customId(openPaper, ...args),
    placeholder: 'Open a paper (only you will see it)',
    options: withSaveOption(options.slice(0, MOST_OPTIONS)),
  };
}

/** The option for saving papers, in every select that offers it; no paper has this key. */
export const SAVE_OPTION = '+save';

/** Adds the option for saving papers, unless the papers fill the select. */
export function withSaveOption(options: readonly APISelectMenuOption[]): APISelectMenuOption[] {
  if (options.length >= MOST_OPTIONS) return [...options];
  return [
    ...options,
    { label: 'Save papers…', value: SAVE_OPTION, description: 'Save some of these to your library' },
  ];
}

function aboutText({ authors, published }: Paper): string {
  const names = authors.slice(0, 2).map(plain).join(', ');
  const more = authors.length > 2 ? ` +${authors.length - 2}` : '';
  return label(
    [published === undefined ? '' : dateName(published), `${names}${more}`]
      .filter((part) => part !== '')
      .join(' · '),
    LONGEST_OPTION,
  );
}
