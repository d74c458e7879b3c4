/** Longest label and value of a choice (https://docs.discord.com/developers/interactions/application-commands). */
export const CHOICE_LIMIT = 100;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a label to what a choice holds, or to less, between two characters as a reader sees them, and marks the cut. */
export function cutLabel(text: string, most = CHOICE_LIMIT): string {
  if (text.length <= most) return text;
  // Asked for the one character at the cut: going through all before it would take the most of an answer's time.
  const { index: end = 0 } = graphemes.segment(text.slice(0, most + 50)).containing(most - 1) ?? {};
  return `${text.slice(0, end).trimEnd()}…`;
}
