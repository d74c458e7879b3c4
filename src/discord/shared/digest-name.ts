import { nameKey } from '../../digest/recipient.ts';
import { label } from '../../view/text.ts';
import type { GivenOptions } from './given-options.ts';

/** Longest digest name, in characters: it is in the title of each post. */
export const LONGEST_NAME = 40;

/** The `name` option; undefined means the unnamed digest. */
export function readName(options: Pick<GivenOptions, 'getString'>): string | undefined {
  const typed = options.getString('name') ?? '';
  const name = label(typed.trim().replace(/\s+/gu, ' '), LONGEST_NAME);
  return ['', 'none'].includes(nameKey(name)) ? undefined : name;
}
