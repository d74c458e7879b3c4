/** Longest label and value of a choice (https://docs.discord.com/developers/interactions/application-commands). */
export const CHOICE_LIMIT = 100;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a label to what a choice holds, or to less, between two characters as a reader sees them, and marks the cut. */
export function cutLabel(text: string, most = CHOICE_LIMIT): string {
  if (text.length <= most) return text;
  return `${text.slice(0, endBefore(text, most - 1)).trimEnd()}…`;
}

/** The end of the last character before a place. */
function endBefore(text: string, place: number): number {
  // Asking for the character at the cut takes the most of an answer's time, and between two letters as these there is always one.
  if (isPlain(text.charCodeAt(place - 1)) && isPlain(text.charCodeAt(place))) return place;
  return graphemes.segment(text.slice(0, place + 51)).containing(place)?.index ?? 0;
}

/** Printable ASCII, of which no two are one character. */
function isPlain(unit: number): boolean {
  return unit >= 0x20 && unit < 0x7f;
}
