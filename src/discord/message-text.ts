import type { Message } from 'discord.js';

/** All that a message says: its content, its link previews, and the texts and links of its components. */
export function messageText(message: Message): string {
  const embeds = message.embeds.flatMap((embed) => [embed.title, embed.description, embed.url]);
  const components = message.components.map((component) => component.toJSON());
  return [message.content, ...embeds, ...texts(components)]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('\n');
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'string' ? (key === 'content' || key === 'url' ? [part] : []) : texts(part),
  );
}
