/** A text as Discord's own client sends it: `@Name` of someone present becomes a mention. */
export function withMentions(text: string, here: readonly { id: string; name: string }[]): string {
  // If one name is a prefix of another, the longer one wins.
  const byLength = [...here].sort((one, other) => other.name.length - one.name.length);
  return byLength.reduce((read, { id, name }) => {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const mention = new RegExp(`(?<![\\p{L}\\p{N}<])@${escaped}(?![\\p{L}\\p{N}])`, 'giu');
    return read.replace(mention, `<@${id}>`);
  }, text);
}
