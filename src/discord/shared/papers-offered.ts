import type { StringSelectMenuInteraction } from 'discord.js';
import type { Paper } from '../../paper/paper.ts';
import { SAVE_OPTION } from '../../view/open-select.ts';
import type { Services } from '../interactions/services.ts';
import { UserError } from '../interactions/user-error.ts';

/** The papers among the options of a select, in its order. @throws UserError when the catalog holds none of them any more. */
export function papersOffered(
  { component }: Pick<StringSelectMenuInteraction, 'component'>,
  { catalog }: Pick<Services, 'catalog'>,
): Paper[] {
  const keys = component.options.map(({ value }) => value).filter((value) => value !== SAVE_OPTION);
  const papers = [...new Set(keys.flatMap((key) => catalog.get(key) ?? []))];
  if (papers.length === 0) throw new UserError('I don’t have these papers anymore. Please search again.');
  return papers;
}
