import { lazily } from '../../lazily.ts';
import { compiledAddress } from '../../worker-file.ts';
import { createParseThreads, type ParseLimits } from './parse-threads.ts';
import { FinalError } from './service-error.ts';

/** Texts up to this are parsed at once, characters: what they hold the event loop for is some milliseconds. */
const AT_ONCE = 64 * 1024;

/** What parsing a larger one may take. */
const LIMITS: ParseLimits = { withinMs: 20_000, memoryMb: 512 };

const threads = createParseThreads();
/** Modules whose functions parse. */
const modules = new Set<string>();

/**
 * Parses the text of an answer; a large one in another thread, which is ended when it takes too long or too much memory.
 * Whatever a source sends, everyone else is answered meanwhile.
 *
 * @param module the `import.meta.url` of the module that exports `parse`.
 * @throws Error what `parse` throws, and FinalError when the text is too much for it, or a thread would not find `parse` there.
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

/** Starts the thread that parses large texts, with the code for it, so that it is there when one comes. */
export function prepareParsing(): void {
  threads.prepare(LIMITS.memoryMb, [...modules]);
}

/** Whether a thread finds a function in its module, also where no text has been large enough to ask one. */
async function isExported(module: string, name: string): Promise<boolean> {
  const exported: Readonly<Record<string, unknown>> = await import(compiledAddress(module));
  return typeof exported[name] === 'function';
}
