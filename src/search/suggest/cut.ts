/** Longest label and value of a choice (https://docs.discord.com/developers/interactions/application-commands). */
export const CHOICE_LIMIT = 100;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a label to a choice's limit, or less, between two grapheme clusters, and marks the cut. */
export function cutLabel(text: string, most = CHOICE_LIMIT): string {
  if (text.length <= most) return text;
  return `${text.slice(0, endBefore(text, most - 1)).trimEnd()}…`;
}

/** The end of the last grapheme cluster before a position. */
function endBefore(text: string, place: number): number {
  // Segmenting takes most of an answer's time, and two plain characters can always be split.
  if (isPlain(text.charCodeAt(place - 1)) && isPlain(text.charCodeAt(place))) return place;
  return graphemes.segment(text.slice(0, place + 51)).containing(place)?.index ?? 0;
}

/** Printable ASCII: no two form one cluster. */
function isPlain(unit: number): boolean {
  return unit >= 0x20 && unit < 0x7f;
}
