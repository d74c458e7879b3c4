import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { causeOfEnd } from '../cause-of-end.ts';
import { type Figures, merged, readFigures } from './figures.ts';

/** A measuring process: its file in this folder, its task, and its total time limit, in ms. */
export interface Measuring {
  readonly file: string;
  readonly task: object;
  readonly patience: number;
  /** Node options. */
  readonly options?: readonly string[];
}

/** Runs it and collects its figures; if it dies or is killed, those so far stay, with the reason. */
export function runProcess({ file, task, patience, options = [] }: Measuring): Promise<Figures> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [...options, path, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  let figures: Figures = {};
  let errors = '';
  let overdue: string | undefined;
  const timer = setTimeout(() => {
    overdue = `not in ${Math.round(patience / 1_000)} s`;
    child.kill('SIGKILL');
  }, patience);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const told = readFigures(line);
    if (told !== undefined) figures = merged(figures, told);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4_000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      const cause = overdue ?? (code === 0 ? undefined : causeOfEnd(errors, code));
      resolve(cause === undefined ? figures : { ...figures, failed: cause });
    });
  });
}
