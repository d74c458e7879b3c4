import { expect, it } from 'vitest';
import { compiledAddress, workerFile } from '../src/worker-file.ts';

it('is beside compiled code, and under dist for a source, even in a folder of the same name', () => {
  expect(compiledAddress('file:///src/bot/dist/src/a.js')).toBe('file:///src/bot/dist/src/a.js');
  expect(compiledAddress('file:///src/bot/src/store/a.ts')).toBe('file:///src/bot/dist/src/store/a.js');
  expect(compiledAddress('file:///bot/src/parts/b.ts')).toBe('file:///bot/dist/src/parts/b.js');
  expect(workerFile('thread', 'file:///bot/src/store/a.ts').href).toBe(
    'file:///bot/dist/src/store/thread.js',
  );
  expect(workerFile('thread', 'file:///bot/dist/src/a.js').href).toBe('file:///bot/dist/src/thread.js');
});
