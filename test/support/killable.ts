import { spawn } from 'node:child_process';
import { SHORT_LIVED } from './node-flags.ts';

/**
 * Runs a script in a separate process until it exits or is killed. Returns whether it was killed; it may never have
 * reached the step to die at.
 * @param onStart gets a function that kills it from outside.
 * @throws Error if it failed on its own.
 */
export function runKillable(
  script: string,
  environment: Readonly<Record<string, string>>,
  onStart: (kill: () => void) => void = () => {},
): Promise<boolean> {
  const child = spawn(process.execPath, [...SHORT_LIVED, script], {
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
