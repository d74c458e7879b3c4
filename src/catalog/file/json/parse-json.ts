const STRING_OR_WORD = /"(?:[^"\\]|\\[\s\S])*"|-?\b(?:NaN|Infinity)\b/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what programs forget to escape
const CONTROLS = /[\u0000-\u001f]+/g;

/**
 * The value of a text of JSON, or undefined when it is none. Two faults of programs that write it are mended: control
 * characters in strings, and `NaN`, which counts as nothing.
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
