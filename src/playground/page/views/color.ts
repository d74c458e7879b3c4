const PALETTE = ['#e67e22', '#2ecc71', '#e91e63', '#1abc9c', '#f1c40f', '#3498db', '#9b59b6', '#e74c3c'];

/** The blurple of the bot's picture. */
export const BOT_COLOR = '#5865f2';

/** A colour of a person’s own, the same at every start. */
export function personColor(username: string): string {
  const sum = [...username].reduce(
    (total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 9973,
    7,
  );
  return PALETTE[sum % PALETTE.length] ?? BOT_COLOR;
}

/** Of a person or the bot. */
export function authorColor(user: { readonly bot?: boolean; readonly username: string }): string {
  return user.bot === true ? BOT_COLOR : personColor(user.username);
}

/** Discord's number for a colour as the page's: 0x5865f2 → "#5865f2". */
export function hexColor(value: number): string {
  return `#${(value & 0xffffff).toString(16).padStart(6, '0')}`;
}
