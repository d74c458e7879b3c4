const STRING_OR_WORD = /"(?:[^"\\]|\\[\s\S])*"|-?\b(?:NaN|Infinity)\b/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what programs forget to escape
const CONTROLS = /[\u0000-\u001f]+/g;

/**
 * Parses JSON; undefined if that fails. Corrects two common mistakes of programs that write it: control characters in
 * strings, and `NaN`, which becomes null.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      const mended = text
        .replace(CONTROLS, ' ')
        .replace(STRING_OR_WORD, (found) => (found.startsWith('"') ? found : 'null'));
      return JSON.parse(mended);
    } catch {
      return undefined;
    }
  }
}
