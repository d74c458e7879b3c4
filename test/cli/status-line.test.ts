import { expect, it } from 'vitest';
import { createStatusLine } from '../../src/cli/status-line.ts';

function lineOn(isTerminal: boolean) {
  let written = '';
  let now = 0;
  const line = createStatusLine({
    isTerminal,
    now: () => now,
    write: (text) => {
      written += text;
    },
  });
  const show = (at: number, text: string) => {
    now = at;
    line.show(text);
  };
  return { ...line, show, written: () => written };
}

it('on a terminal one line replaces the last, and makes way for other output', () => {
  const { show, clear, written } = lineOn(true);
  show(0, 'one');
  show(50, 'too soon');
  show(150, 'two');
  clear();
  clear();
  expect(written()).toBe('\r\x1b[2Kone\r\x1b[2Ktwo\r\x1b[2K');
});

it('in a file lines stay, so there are few, and none for short work', () => {
  const { show, clear, written } = lineOn(false);
  show(0, 'one');
  show(9_000, 'two');
  show(10_000, 'three');
  show(12_000, 'four');
  clear();
  expect(written()).toBe('three\n');
});
