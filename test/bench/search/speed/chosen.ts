import type { Options } from '../../bench.ts';

export const SPEED_OPTIONS: Options = {
  only: { type: 'string', multiple: true },
  papers: { type: 'string', multiple: true },
};

const SIZES = [20_000, 100_000];
const QUICK_SIZES = [2_000];
/** An engine needs a title to start with. */
const FEWEST = 100;

/** Which speeds to measure; `isShort` if engines are named, and nothing else is wanted. */
export interface Chosen {
  readonly isShort: boolean;
  readonly sizes: readonly number[];
  /** The names of the chosen engines. */
  readonly engines: readonly string[];
}

/**
 * Parses `--only NAME,…` and `--papers N`, both repeatable.
 * @throws Error listing the engines for an unknown one, and for an invalid size.
 */
export function chosenOf(
  { only, papers }: Readonly<Record<string, unknown>>,
  names: readonly string[],
  quick: boolean,
): Chosen {
  const wanted = textsIn(only).flatMap((list) => list.split(',').map((name) => name.trim()));
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no engine ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  const sizes = textsIn(papers).map(Number);
  if (sizes.some((size) => !Number.isSafeInteger(size) || size < FEWEST))
    throw new Error(`--papers is a number of ${FEWEST} and more.`);
  return {
    isShort: wanted.length > 0,
    sizes: sizes.length > 0 ? sizes : quick ? QUICK_SIZES : SIZES,
    engines: wanted.length === 0 ? names : names.filter((name) => wanted.includes(name)),
  };
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
