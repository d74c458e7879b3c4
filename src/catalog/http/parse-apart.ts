import { lazily } from '../../lazily.ts';
import { compiledAddress } from '../../worker-file.ts';
import { createParseThreads, type ParseLimits } from './parse-threads.ts';
import { FinalError } from './service-error.ts';

/** Texts up to this many characters are parsed right here, which blocks the event loop for a few ms. */
const AT_ONCE = 64 * 1024;

/** Limits for parsing a larger one. */
const LIMITS: ParseLimits = { withinMs: 20_000, memoryMb: 512 };

const threads = createParseThreads();
/** Modules that export parsers. */
const modules = new Set<string>();

/**
 * Parses the text of a response; a large one in another thread, which is ended if it takes too long or too much
 * memory. So the event loop stays responsive, whatever a source sends.
 *
 * @param module the `import.meta.url` of the module that exports `parse`.
 * @throws Error from `parse`, and FinalError if the text exceeds the limits or a thread couldn't find `parse` there.
 */
export function parseApart<T>(
  module: string,
  parse: (text: string) => T,
  limits: ParseLimits = LIMITS,
): (text: string) => Promise<T> {
  modules.add(compiledAddress(module));
  const isFound = lazily(() => isExported(module, parse.name));
  return async (text) => {
    if (!(await isFound())) throw new FinalError('is read by a function that its module does not export');
    if (text.length <= AT_ONCE) return parse(text);
    const task = { module: compiledAddress(module), name: parse.name, text };
    const outcome = await threads.parse<T>(task, limits);
    if ('refused' in outcome) throw new Error(outcome.refused);
    return outcome.value;
  };
}

/** Starts the parsing thread with its modules loaded, so that it's ready when a large text arrives. */
export function prepareParsing(): void {
  threads.prepare(LIMITS.memoryMb, [...modules]);
}

/** Whether a thread will find the function in its module; checked even for small texts. */
async function isExported(module: string, name: string): Promise<boolean> {
  const exported: Readonly<Record<string, unknown>> = await import(compiledAddress(module));
  return typeof exported[name] === 'function';
}
