import { setTimeout as sleep } from 'node:timers/promises';
import { arrivedSoFar, type Count, countUp } from './count.ts';
import { addDue, type Target } from './due.ts';
import type { Fleet } from './fleet.ts';
import type { Scenario } from './scenario.ts';
import { type Searches, search } from './searching.ts';

/** How long before the first due time the trouble starts, and how long to wait for everything, ms. */
const BEFORE_MS = 5_000;
const PATIENCE_MS = 15 * 60_000;

/** Recipients set up per second on a busy machine. */
const SET_UP_PER_SECOND = 150;

/** How long after the last arrival any duplicate would have appeared, ms. */
const AFTER_MS = 3_000;

export interface ScenarioReport extends Count, Searches {
  readonly said: string;
  /** Responses with status 429. */
  readonly limited: number;
}

/** Lets something go wrong while messages are due, and counts what arrived. */
export async function runScenario(
  fleet: Fleet,
  scenario: Scenario,
  progress: (line: string) => void,
): Promise<ScenarioReport> {
  const isRunning = fleet.processes.every(({ isServing }) => isServing);
  if (!isRunning && scenario.isDueAtStart !== true) await startAll(fleet);
  await scenario.prepare?.(fleet);
  const targets =
    scenario.isDueAtStart === true ? await dueNow(fleet, scenario) : await dueSoon(fleet, scenario);
  const limitedBefore = fleet.discord.requests.count(429);
  const done = new AbortController();
  const ended = new AbortController();
  const searches = search(fleet, ended.signal);
  const befalling = scenario.befall(fleet, done.signal);
  befalling.catch(() => {});
  try {
    await allThere(fleet, targets, (arrived) => progress(`${arrived} of ${targets.length}`));
    done.abort();
    const said = await befalling;
    await sleep(AFTER_MS);
    ended.abort();
    const count = await countUp(fleet, targets);
    const limited = fleet.discord.requests.count(429) - limitedBefore;
    return { ...count, ...(await searches), said, limited };
  } finally {
    done.abort();
    ended.abort();
    await Promise.allSettled([befalling, searches]);
  }
}

/** All processes, restarting the earlier ones. */
async function startAll({ processes }: Fleet): Promise<void> {
  for (const process of processes) await process.restart();
  await Promise.all(processes.map((process) => process.ready()));
}

/** Already due when the processes start. */
async function dueNow(fleet: Fleet, { amounts }: Scenario): Promise<readonly Target[]> {
  const minute = new Date(nextMinute(Date.now()) - 60_000);
  const targets = await addDue(fleet, amounts, [minute]);
  for (const process of fleet.processes) await process.restart();
  return targets;
}

/** Due in a few seconds. */
async function dueSoon(fleet: Fleet, { amounts, minutes = [0] }: Scenario): Promise<readonly Target[]> {
  const { digests, privates, mails } = amounts;
  const settingUpMs = (1000 * (digests + 2 * privates + 2 * mails)) / SET_UP_PER_SECOND;
  const first = nextMinute(Date.now() + settingUpMs + BEFORE_MS);
  const dueAt = minutes.map((minute) => new Date(first + minute * 60_000));
  const targets = await addDue(fleet, amounts, dueAt);
  const until = first - BEFORE_MS - Date.now();
  if (until < 0) throw new Error('setting up took longer than the time that was kept for it');
  await sleep(until);
  return targets;
}

/** Waits until every delivery has ended one way or another. */
async function allThere(
  fleet: Fleet,
  targets: readonly Target[],
  progress: (arrived: number) => void,
): Promise<void> {
  const ids = targets.map(({ subscription }) => subscription);
  const end = performance.now() + PATIENCE_MS;
  for (let look = 0; performance.now() < end; look++) {
    await sleep(1_000);
    const rows = await fleet
      .ask<{ n: string }>(
        `select count(*) as n from deliveries
          where state in ('sent', 'skipped', 'failed') and subscription_id = any($1)`,
        [ids],
      )
      .catch(() => []);
    if (Number(rows[0]?.n) === targets.length) return;
    if (look % 15 === 14) progress(arrivedSoFar(fleet, targets));
  }
}

function nextMinute(after: number): number {
  return Math.ceil(after / 60_000) * 60_000;
}
