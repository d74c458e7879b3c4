import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runMailKills } from '../support/mail-kills.ts';

it('sends no mail twice and loses no paper when the process is killed around sending', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-mail-kills-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  // The first three days: the server has mails that nobody knows of, one was only just known, and one never went out.
  const report = await runMailKills({ kills: 5, mailboxes: 2, dataDir, random: () => 0 });
  expect(report).toMatchObject({ kills: 5, doubled: 0, lost: 0, unsaid: 0 });
  expect(report.unknown).toBeGreaterThan(0);
}, 400_000);
