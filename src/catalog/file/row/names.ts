/** `Jr`, `III` and so on, which belong to the name before them. */
const SUFFIX = /^(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D)\.?$/i;

/**
 * Splits a list of names as written by arXiv and libraries: `A. North, B. South and C. West (Kite Lab, Example
 * City)`. Anything in parentheses, commas included, is an affiliation; `Jr` belongs to the name before it.
 */
export function splitNames(text: string): string[] {
  const names: string[] = [];
  for (const part of withoutBrackets(text).split(/\s*[,;\n]\s*(?:and\s+|&\s+)?|\s+(?:and|&)\s+/i)) {
    const name = part.replace(/\s+/g, ' ').trim();
    const last = names.length - 1;
    if (name === '' || /^(?:and|et al\.?)$/i.test(name)) continue;
    if (SUFFIX.test(name) && last >= 0) names[last] += ` ${name}`;
    else names.push(name);
  }
  return names;
}

function withoutBrackets(text: string): string {
  let kept = '';
  let depth = 0;
  for (const letter of text) {
    if (letter === '(' || letter === '[') depth += 1;
    if (depth === 0) kept += letter;
    if ((letter === ')' || letter === ']') && depth > 0) depth -= 1;
  }
  // An unclosed parenthesis may contain the rest of the names.
  return depth === 0 ? kept : text.replace(/[()[\]]/g, ' ');
}

/** A name given as a string or as `{name}`, `{given, family}`, `[last, first, suffix]` and so on. */
export function personName(given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  if (Array.isArray(given)) {
    const [last, first, suffix] = given.map((part) => (typeof part === 'string' ? part.trim() : ''));
    return [first?.replace(/\. -/g, '.-'), last, suffix].filter(Boolean).join(' ');
  }
  if (typeof given !== 'object' || given === null) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...given };
  const whole = ['name', 'fullname', 'full_name', 'fullName', 'display_name', 'text', 'literal']
    .map((key) => fields[key])
    .find((value) => typeof value === 'string');
  // dblp numbers people who share a name.
  if (typeof whole === 'string') return whole.replace(/ \d{4}$/, '');
  if (typeof fields.author === 'object') return personName(fields.author);
  const first = [fields.given, fields.first, fields.first_name, fields.forenames, fields.firstName].find(
    isText,
  );
  const last = [fields.family, fields.last, fields.last_name, fields.keyname, fields.lastName].find(isText);
  const suffix = isText(fields.suffix) ? fields.suffix : undefined;
  const name = [first, last, suffix].filter(Boolean).join(' ');
  return name === '' ? undefined : name;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
