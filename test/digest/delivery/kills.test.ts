import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { KILL_STEPS } from '../../support/kill-steps.ts';
import { runKills } from '../../support/kills.ts';

it('neither doubles nor loses a digest when the process is killed at any step of a delivery', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-kills-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const report = await runKills({ kills: KILL_STEPS.length, dataDir, random: () => 0 });
  expect(report).toMatchObject({ kills: KILL_STEPS.length, doubled: 0, lost: 0 });
  expect([...report.byStep.keys()].sort()).toEqual([...KILL_STEPS].sort());
  expect(report.due).toBeGreaterThanOrEqual(4 * KILL_STEPS.length);
}, 400_000);
