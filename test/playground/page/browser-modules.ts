import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Compiles the browser's modules as the build does; without it a test would see those of the last build. */
export async function buildBrowserModules(): Promise<void> {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(
    'package.json',
    'bin/tsc',
  );
  await promisify(execFile)(process.execPath, [compiler, '-p', 'src/playground/page/browser'], { cwd: root });
}
