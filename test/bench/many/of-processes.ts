import { setTimeout as sleep } from 'node:timers/promises';
import type { BotProcess } from './bot-process.ts';
import type { Fleet } from './fleet.ts';
import type { Scenario } from './scenario.ts';

const TEN_MINUTES = 600_000;

/** What can happen to the bot's processes. */
export function processScenarios(quick: boolean): readonly Scenario[] {
  const few = quick ? { digests: 60, privates: 20, mails: 20 } : { digests: 300, privates: 100, mails: 100 };
  return [
    {
      name: 'kills',
      title: `one of three killed every ${quick ? 5 : 20} s`,
      amounts: quick
        ? { digests: 300, privates: 100, mails: 100 }
        : { digests: 5000, privates: 2000, mails: 2000 },
      isDueAtStart: quick,
      async befall(fleet, done) {
        let kills = 0;
        if (!quick) await rest(8_000, done);
        while (!done.aborted) {
          await allReady(fleet);
          const process = fleet.processes[kills % fleet.processes.length];
          if (process === undefined || done.aborted) break;
          const { holder } = process;
          await process.end();
          kills += 1;
          if (quick) await endLeases(fleet, holder);
          await process.restart();
          await rest(quick ? 4_000 : 20_000, done);
        }
        await allReady(fleet);
        return `${kills} kills`;
      },
    },
    {
      name: 'frozen',
      title: 'the one that leads frozen (SIGSTOP), then thawed',
      amounts: few,
      async befall(fleet) {
        const leader = leaderOf(fleet);
        await rest(6_000);
        const { holder } = leader;
        leader.freeze();
        const frozenAt = performance.now();
        if (quick) await endLeases(fleet, holder);
        while (leaderOf(fleet, leader) === leader) await sleep(200);
        const after = Math.round((performance.now() - frozenAt) / 1000);
        if (!quick) await rest(150_000 - (performance.now() - frozenAt));
        leader.thaw();
        return `another leads after ${after} s`;
      },
    },
    {
      name: 'clocks',
      title: 'clocks 10 minutes ahead in one, behind in another',
      amounts: few,
      minutes: quick ? [0] : [0, 1, 2],
      async prepare(fleet) {
        for (const [at, ms] of [TEN_MINUTES, -TEN_MINUTES].entries()) {
          await fleet.processes[at]?.restart({ NODE_OPTIONS: `--import=${shiftedBy(ms)}` });
        }
        await allReady(fleet);
      },
      async befall(fleet, done) {
        while (!done.aborted) await rest(1_000, done);
        const { processes } = fleet;
        const said = processes.filter(({ lines }) =>
          lines.some((line) => /600 seconds (ahead|behind)/.test(line)),
        );
        for (const process of processes.slice(0, 2)) await process.restart();
        await allReady(fleet);
        return `${said.length} said so`;
      },
    },
  ];
}

/** The process that leads the refresh. @param not checked last. */
function leaderOf({ processes }: Fleet, not?: BotProcess): BotProcess {
  const leading = processes.filter(({ isLeading }) => isLeading);
  const found = leading.find((process) => process !== not) ?? leading[0];
  if (found === undefined) throw new Error('no process leads the refresh');
  return found;
}

async function allReady({ processes }: Fleet): Promise<void> {
  await Promise.all(processes.map((process) => process.ready()));
}

/** What two minutes would do in a long run. */
export async function endLeases(fleet: Fleet, holder: string): Promise<void> {
  await fleet.ask('update deliveries set lease_until = 0 where holder = $1 and lease_until is not null', [
    holder,
  ]);
}

/** A module that shifts a program's clock before anything else in it runs. */
function shiftedBy(ms: number): string {
  const code = `const D = Date; globalThis.Date = class extends D { constructor(...a) { if (a.length === 0) super(D.now() + ${ms}); else super(...a); } static now() { return D.now() + ${ms}; } };`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** Resolves after this time, or once everything has arrived. */
export async function rest(ms: number, done?: AbortSignal): Promise<void> {
  await sleep(Math.max(0, ms), undefined, { signal: done }).catch(() => {});
}
