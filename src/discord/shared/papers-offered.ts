import {
  type APIMessageComponent,
  type APIStringSelectComponent,
  ComponentType,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Paper } from '../../paper/paper.ts';
import { SAVE_OPTION } from '../../view/open-select.ts';
import type { Services } from '../interactions/services.ts';
import { UserError } from '../interactions/user-error.ts';

/** The papers among a select's options, in its order. @throws UserError if none is left in the catalog. */
export function papersOffered(
  { component }: Pick<StringSelectMenuInteraction, 'component'>,
  services: Pick<Services, 'catalog'>,
): Paper[] {
  return papersOf(component.options, services);
}

/** The papers shown in a list, from the select below it. @throws like `papersOffered`. */
export function papersListed(
  components: readonly APIMessageComponent[],
  services: Pick<Services, 'catalog'>,
): Paper[] {
  return papersOf(
    selectsIn(components).flatMap(({ options }) => options),
    services,
  );
}

function papersOf(
  options: readonly { readonly value: string }[],
  { catalog }: Pick<Services, 'catalog'>,
): Paper[] {
  const keys = options.map(({ value }) => value).filter((value) => value !== SAVE_OPTION);
  const papers = [...new Set(keys.flatMap((key) => catalog.get(key) ?? []))];
  if (papers.length === 0) throw new UserError("I don't have these papers anymore. Please search again.");
  return papers;
}

function selectsIn(components: readonly APIMessageComponent[]): APIStringSelectComponent[] {
  return components.flatMap((one) => {
    if (one.type === ComponentType.StringSelect) return [one];
    const holds = one.type === ComponentType.Container || one.type === ComponentType.ActionRow;
    return holds ? selectsIn(one.components) : [];
  });
}
