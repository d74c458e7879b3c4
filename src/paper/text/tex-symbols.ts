import { latex2unicode } from 'unicode2latex';

const SYMBOLS: Readonly<Record<string, unknown>> = latex2unicode;
/** Mathematical alphabets, missing from chat fonts; the plain letter reads just as well. */
const STYLED = /[\u{1d400}-\u{1d7ff}]/u;

/** The character for a TeX command such as `\alpha`, or undefined. */
export function symbolOf(command: string): string | undefined {
  const found = Object.hasOwn(SYMBOLS, command) ? SYMBOLS[command] : undefined;
  const symbol = typeof found === 'object' && found !== null ? Object.values(found)[0] : found;
  if (typeof symbol !== 'string' || symbol === '') return undefined;
  return STYLED.test(symbol) ? symbol.normalize('NFKC') : symbol;
}
