import { describe, expect, it } from 'vitest';
import type { Message } from './figures.ts';
import { supervise } from './supervise.ts';

/** A process that prints these messages in order, and then does something. */
function process(messages: readonly Message[], then = ''): string[] {
  const lines = messages.map(
    (message) => `process.stdout.write(${JSON.stringify(`${JSON.stringify(message)}\n`)});`,
  );
  return ['-e', `${lines.join('\n')}\n${then}`];
}

const forever = 'for (;;);';
const soon = 400;
const later = 20_000;
const known: Message = { peer: 'Snail', version: '1.0.0', settings: 'slow', borrowed: 0 };
const built: Message[] = [
  known,
  { begun: 'build', deadline: later, wanted: 1 },
  { took: 12, found: 1 },
  { ended: 'build' },
  { memory: 3 },
];

describe('a measuring process', () => {
  it('returns what it reported', async () => {
    const figures = await supervise({ command: process(built), patience: later });
    expect(figures).toMatchObject({ name: 'Snail', memory: 3 });
    expect(figures.phases.build).toMatchObject({ took: [12], ended: true });
  });

  it('that never ends a query is killed at the deadline, and its earlier answers count', async () => {
    const command = process(
      [
        ...built,
        { begun: 'typos', deadline: soon, wanted: 200 },
        { took: 90, found: 1 },
        { took: 80, found: 0 },
      ],
      forever,
    );
    const figures = await supervise({ command, patience: later });
    expect(figures.phases.build?.took).toEqual([12]);
    expect(figures.phases.typos).toMatchObject({
      took: [90, 80],
      answered: 1,
      ended: false,
      failed: 'not in 0.4 s',
    });
  });

  it('whose build never ends gets no time for it, and the report says how long it was given', async () => {
    const command = process([known, { begun: 'build', deadline: soon, wanted: 1 }], forever);
    const { phases } = await supervise({ command, patience: later });
    expect(phases.build).toMatchObject({ took: [], ended: false, failed: 'not in 0.4 s' });
  });

  it('that runs out of memory leaves its report, and the reason', async () => {
    const command = process(
      [...built, { begun: 'questions', deadline: later, wanted: 200 }],
      "process.stderr.write('FATAL ERROR: JavaScript heap out of memory'); process.exit(134);",
    );
    const { phases } = await supervise({ command, patience: later });
    expect(phases.questions).toMatchObject({ ended: false, failed: 'out of memory' });
  });

  it('adds to what was known before', async () => {
    const first = await supervise({ command: process(built), patience: later });
    const command = process([
      { begun: 'restart', deadline: later, wanted: 1 },
      { took: 5, found: 1 },
      { ended: 'restart' },
    ]);
    const figures = await supervise({ command, patience: later, known: first });
    expect(figures.phases.build?.took).toEqual([12]);
    expect(figures.phases.restart?.took).toEqual([5]);
  });

  it('that does not even begin is an error with its last words', async () => {
    const command = ['-e', "throw new Error('no such engine')"];
    await expect(supervise({ command, patience: later })).rejects.toThrow('no such engine');
    await expect(supervise({ command: ['-e', forever], patience: soon })).rejects.toThrow('not in 0.4 s');
  });
});
