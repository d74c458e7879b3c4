import { lineIn, readLine } from './mined-acronyms.ts';
import type { PackedIndex } from './packed-index.ts';

/** A long form of an acronym, folded, and how many papers explain the acronym by it. */
export interface LongForm {
  readonly longForm: string;
  readonly papers: number;
}

/** All that papers explain an acronym by, most frequent first: also what too few or too different papers say for `acronyms`. */
export function explainedAs(
  { explained, tail }: Pick<PackedIndex, 'explained' | 'tail'>,
  acronym: string,
): readonly LongForm[] {
  const forms = new Map<string, number>();
  for (const packed of [explained, ...(tail === undefined ? [] : [tail.index.explained])]) {
    for (const line of lineIn(packed, acronym))
      for (const [longForm, papers] of readLine(line).forms)
        forms.set(longForm, (forms.get(longForm) ?? 0) + papers);
  }
  return [...forms].map(([longForm, papers]) => ({ longForm, papers })).sort((a, b) => b.papers - a.papers);
}
