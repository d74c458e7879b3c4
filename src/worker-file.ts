/**
 * The compiled file of a worker. Node runs no TypeScript, so from the sources (under the test runner) the file that
 * the compiler put under `dist` is taken: run the compiler first.
 */
export function workerFile(name: string, from: string): URL {
  return new URL(`./${name}.js`, compiledAddress(from));
}

/** The address of the compiled file of a module, which is its own unless it is a source. */
export function compiledAddress(module: string): string {
  if (!module.endsWith('.ts')) return module;
  const source = module.lastIndexOf('/src/');
  return `${module.slice(0, source)}/dist${module.slice(source).replace(/ts$/, 'js')}`;
}
