import type { Embed, Message, MessageSnapshot } from 'discord.js';

/**
 * Everything a message says: its content, all parts of its embeds, the texts and links of its
 * components, its file names, and the same for messages it forwards.
 */
export function messageText(message: Message | MessageSnapshot): string {
  const components = (message.components ?? []).map((component) => component.toJSON());
  const forwarded = 'messageSnapshots' in message ? [...(message.messageSnapshots?.values() ?? [])] : [];
  return [
    message.content,
    ...(message.embeds ?? []).flatMap(partsOf),
    ...texts(components),
    ...[...(message.attachments?.values() ?? [])].map(({ name }) => nameOfFile(name)),
    ...forwarded.map(messageText),
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('\n');
}

function partsOf({ title, description, url, fields, footer, author }: Embed): (string | null | undefined)[] {
  const ofFields = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [author?.name, author?.url, title, description, url, ...ofFields, footer?.text];
}

/** Separates an id from what saving a file adds to it: `2005.11401v4-1.pdf`, `Lewis_2005.11401.pdf`, `hep-th_9901001.pdf`. */
function nameOfFile(name: string | null): string {
  return (name ?? '')
    .replace(/([a-z]{2})_(\d{7})(?!\d)/gi, '$1/$2')
    .replace(/[_()+]/g, ' ')
    .replace(/(?<=\d)-|-(?=\d{4}\.\d)/g, ' ');
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'string' ? (key === 'content' || key === 'url' ? [part] : []) : texts(part),
  );
}
