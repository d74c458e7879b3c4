import { spawn } from 'node:child_process';
import { COMPILE_LATER } from './node-flags.ts';

/**
 * Runs a script in a process of its own until it ends or is killed. Whether it died of a kill; it may have found nothing
 * to do where it was to die.
 *
 * @param onStart given the way to kill it from outside.
 * @throws Error when it failed by itself.
 */
export function runKillable(
  script: string,
  environment: Readonly<Record<string, string>>,
  onStart: (kill: () => void) => void = () => {},
): Promise<boolean> {
  const child = spawn(process.execPath, [...COMPILE_LATER, script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  });
  onStart(() => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`the delivering process ended with status ${code}`));
    });
  });
}
