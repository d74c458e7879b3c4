/**
 * A worker's compiled file. Node can't run TypeScript, so when running from source (in tests) this is the compiler's
 * output under `dist`: compile first.
 */
export function workerFile(name: string, from: string): URL {
  return new URL(`./${name}.js`, compiledAddress(from));
}

/** The address of a module's compiled file: its own, unless it is a source file. */
export function compiledAddress(module: string): string {
  if (!module.endsWith('.ts')) return module;
  const source = module.lastIndexOf('/src/');
  return `${module.slice(0, source)}/dist${module.slice(source).replace(/ts$/, 'js')}`;
}
