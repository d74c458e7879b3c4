import type { PackedIndex } from './packed-index.ts';
import { type PackedStrings, stringAt } from './strings.ts';

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
    const [, ...parts] = lineOf(packed, acronym)?.split('\t') ?? [];
    for (let i = 0; i < parts.length; i += 2) {
      const longForm = parts[i] ?? '';
      forms.set(longForm, (forms.get(longForm) ?? 0) + Number(parts[i + 1]));
    }
  }
  return [...forms].map(([longForm, papers]) => ({ longForm, papers })).sort((a, b) => b.papers - a.papers);
}

/** The line that begins with an acronym, among sorted lines. */
function lineOf(lines: PackedStrings, acronym: string): string | undefined {
  const start = `${acronym}\t`;
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stringAt(lines, middle) < start) low = middle + 1;
    else high = middle;
  }
  const line = low < lines.starts.length - 1 ? stringAt(lines, low) : '';
  return line.startsWith(start) ? line : undefined;
}
