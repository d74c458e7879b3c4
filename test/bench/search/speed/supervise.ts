import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { causeOfEnd } from '../../cause-of-end.ts';
import { cutShort, NOTHING, type PeerFigures, runningPhase, withLine } from './figures.ts';

interface Supervised {
  /** Node's arguments: its options, the file, the file's arguments. */
  readonly command: readonly string[];
  /** How long the process may take until its first phase, and between two, in ms. */
  readonly patience: number;
  /** What is known already; this process's figures are added. */
  readonly known?: PeerFigures;
}

const KEPT_ERRORS = 4_000;

/**
 * Runs a measuring process and collects its reports. A phase that misses its deadline ends the process; its reports so
 * far stay. So do those of a process that died, with the reason in the phase.
 */
export function supervise({ command, patience, known = NOTHING }: Supervised): Promise<PeerFigures> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let figures = known;
  let errors = '';
  let overdue: string | undefined;
  let timer = endAfter(patience);

  function endAfter(deadline: number): NodeJS.Timeout {
    return setTimeout(() => {
      overdue = `not in ${deadline / 1_000} s`;
      child.kill('SIGKILL');
    }, deadline);
  }

  function take(line: string): void {
    const before = runningPhase(figures);
    figures = withLine(figures, line);
    const now = runningPhase(figures);
    if (before === now) return;
    clearTimeout(timer);
    timer = endAfter((now && figures.phases[now]?.deadline) ?? patience);
  }

  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-KEPT_ERRORS);
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', take);

  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      lines.close();
      const why = overdue ?? (code === 0 ? undefined : causeOfEnd(errors, code));
      if (why === undefined) return resolve(figures);
      if (runningPhase(figures) !== undefined) return resolve(cutShort(figures, why, overdue !== undefined));
      reject(new Error(`The measuring process ended outside of its phases: ${why}.\n${errors}`));
    });
  });
}
