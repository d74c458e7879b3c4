import { expect, it, onTestFinished, vi } from 'vitest';
import { createBreath } from '../src/breath.ts';

it('lets others in once work has blocked the event loop for eight milliseconds, then starts counting again', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const breath = createBreath();
  for (let times = 0; times < 3; times++) {
    vi.advanceTimersByTime(7);
    expect(breath()).toBeUndefined();
    vi.advanceTimersByTime(1);
    let isOtherDone = false;
    setImmediate(() => {
      isOtherDone = true;
    });
    await breath();
    expect(isOtherDone).toBe(true);
  }
  expect(breath()).toBeUndefined();
});
