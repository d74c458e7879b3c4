/** Each has a contrast of at least 4.5:1 on every background of the page. */
const PALETTE = ['#f0a35e', '#57d98e', '#ff9ebb', '#4fd1c5', '#f5d547', '#8fc1ff', '#cfb0f5', '#ffa79d'];

/** The blurple of the bot's picture. */
export const BOT_COLOR = '#5865f2';

/** A person's own colour, the same at every start. */
export function personColor(username: string): string {
  const sum = [...username].reduce(
    (total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 9973,
    7,
  );
  return PALETTE[sum % PALETTE.length] ?? BOT_COLOR;
}

/** The colour of a person or the bot. */
export function authorColor(user: { readonly bot?: boolean; readonly username: string }): string {
  return user.bot === true ? BOT_COLOR : personColor(user.username);
}

/** Converts Discord's colour number for CSS: 0x5865f2 → "#5865f2". */
export function hexColor(value: number): string {
  return `#${(value & 0xffffff).toString(16).padStart(6, '0')}`;
}
