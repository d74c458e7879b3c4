/** A text as Discord's own client sends it: `@Name` of somebody who is here becomes a mention. */
export function withMentions(text: string, here: readonly { id: string; name: string }[]): string {
  // Of two names with one beginning the longer is meant.
  const byLength = [...here].sort((one, other) => other.name.length - one.name.length);
  return byLength.reduce((read, { id, name }) => {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const mention = new RegExp(`(?<![\\p{L}\\p{N}<])@${escaped}(?![\\p{L}\\p{N}])`, 'giu');
    return read.replace(mention, `<@${id}>`);
  }, text);
}
