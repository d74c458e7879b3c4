import { fold } from '../search/text/tokens.ts';

/** How many words a suggestion adds to what is typed. */
const MORE_WORDS = 1;
const LONGEST = 100;

/**
 * Completions for someone typing words to follow: the text itself, and completed from titles that contain it, with
 * and without the next word. The most common come first.
 */
export function wordsInTitles(typed: string, titles: readonly string[]): string[] {
  const wanted = fold(typed.trim()).split(/\s+/);
  const counts = new Map<string, number>();
  for (const title of titles) {
    const words = title.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu, ''));
    const folded = words.map(fold);
    const from = folded.findIndex((_, at) =>
      wanted.every((part, i) =>
        i === wanted.length - 1 ? folded[at + i]?.startsWith(part) : folded[at + i] === part,
      ),
    );
    if (from < 0) continue;
    for (let more = 0; more <= MORE_WORDS; more++) {
      const found = words.slice(from, from + wanted.length + more);
      if (found.length < wanted.length + more || found.at(-1) === '') continue;
      const spelled = found.join(' ').toLowerCase();
      counts.set(spelled, (counts.get(spelled) ?? 0) + 1);
    }
  }
  const completed = [...counts].sort((a, b) => b[1] - a[1]).map(([words]) => words);
  return [...new Set([typed.trim(), ...completed])].filter((one) => one !== '' && one.length <= LONGEST);
}
