import type { Fault, Patient } from './fault.ts';

const MESSAGES = /^\/channels\/\d+\/messages$/;

/** Faults of Discord, or of what is between it and us. */
export const discordFaults: readonly Fault[] = [
  answering('Discord answers 401 once', { path: MESSAGES, status: 401, times: 1 }),
  answering('Discord answers 503 to every message', { path: MESSAGES, status: 503, times: 1e6 }),
  answering('an intermediary answers 403 in HTML to every message', {
    path: MESSAGES,
    status: 403,
    page: '<h1>Blocked</h1>',
    times: 1e6,
  }),
  answering('answers of Discord are lost', {
    path: MESSAGES,
    dropSocket: true,
    afterHandling: true,
    times: 5,
  }),
  {
    name: 'the gateway is down',
    begin({ bot }) {
      bot.discord.faults.blockGateway(true);
      bot.discord.faults.dropGateway();
    },
    end: ({ bot }) => bot.discord.faults.blockGateway(false),
  },
];

function answering(name: string, fault: Parameters<Patient['bot']['discord']['faults']['add']>[0]): Fault {
  return {
    name,
    begin: ({ bot }) => void bot.discord.faults.add(fault),
    end: ({ bot }) => bot.discord.faults.clear(),
  };
}
