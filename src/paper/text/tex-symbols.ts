import { latex2unicode } from 'unicode2latex';

const SYMBOLS: Readonly<Record<string, unknown>> = latex2unicode;
/** Alphabets of mathematics, which fonts of chats lack; the plain letter reads as well. */
const STYLED = /[\u{1d400}-\u{1d7ff}]/u;

/** The character that a command of TeX such as `\alpha` stands for, or undefined. */
export function symbolOf(command: string): string | undefined {
  const found = Object.hasOwn(SYMBOLS, command) ? SYMBOLS[command] : undefined;
  const symbol = typeof found === 'object' && found !== null ? Object.values(found)[0] : found;
  if (typeof symbol !== 'string' || symbol === '') return undefined;
  return STYLED.test(symbol) ? symbol.normalize('NFKC') : symbol;
}
