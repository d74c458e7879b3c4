const english = new Intl.DisplayNames('en', { type: 'region' });

/** Common short names for countries. */
const SHORT: Readonly<Record<string, readonly string[]>> = { GB: ['UK'], US: ['USA', 'America'] };

/** A country's names, including its two-letter code; none if there's no such code. */
export function namesOfCountry(code: string): readonly string[] {
  if (!/^[A-Z]{2}$/.test(code)) return [];
  return [code, english.of(code) ?? code, ...(SHORT[code] ?? [])];
}
