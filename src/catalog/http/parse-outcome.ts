import type { ParseOutcome, ParseTask } from './parse-thread.ts';

type Parse = (text: string) => unknown;

/**
 * Runs on the parsing side: parses a text with the function its task names.
 *
 * @param call calls that function.
 */
export async function parsedBy(
  { module, name, text }: ParseTask,
  call: (parse: Parse, text: string) => unknown = (parse) => parse(text),
): Promise<ParseOutcome<unknown>> {
  const exported: Readonly<Record<string, unknown>> = await import(module);
  const parse = exported[name];
  if (!isParse(parse)) throw new Error(`${module} exports no function ${name}`);
  try {
    return { value: call(parse, text) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

/** Preloads modules. If one can't be loaded, that's reported when its function is called. */
export function loadAhead(modules: readonly string[]): void {
  for (const module of modules) import(module).catch(() => {});
}

function isParse(exported: unknown): exported is Parse {
  return typeof exported === 'function';
}
