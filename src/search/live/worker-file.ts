/**
 * The compiled file of a worker. Node runs no TypeScript, so from the sources (under the test runner) the file that
 * the compiler put under `dist` is taken: run the compiler first.
 */
export function workerFile(name: string, from: string): URL {
  if (!from.endsWith('.ts')) return new URL(`./${name}.js`, from);
  const source = from.lastIndexOf('/src/');
  return new URL(`./${name}.js`, `${from.slice(0, source)}/dist${from.slice(source)}`);
}
