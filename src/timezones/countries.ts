const english = new Intl.DisplayNames('en', { type: 'region' });

/** What people say for a country besides its full name. */
const SHORT: Readonly<Record<string, readonly string[]>> = { GB: ['UK'], US: ['USA', 'America'] };

/** The names of a country by its code of two letters, the code among them; none for what is no such code. */
export function namesOfCountry(code: string): readonly string[] {
  if (!/^[A-Z]{2}$/.test(code)) return [];
  return [code, english.of(code) ?? code, ...(SHORT[code] ?? [])];
}
