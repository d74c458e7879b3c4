/**
 * A separate process that makes due deliveries like the bot, and kills itself (SIGKILL) the n-th time it reaches a
 * given step. Compiled, and started by `kills.ts`.
 */
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createDeliveries } from '../../src/digest/delivery/deliveries.ts';
import type { Ledger } from '../../src/digest/ledger.ts';
import { createOutlet } from '../../src/digest/outlet.ts';
import type { Recipient } from '../../src/digest/recipient.ts';
import type { Sender } from '../../src/digest/sender.ts';
import { createDigests } from '../../src/digest/service/digests.ts';
import { createSending } from '../../src/discord/delivery/sending.ts';
import { openStore } from '../../src/store/store.ts';
import { createTrending } from '../../src/trending/trending.ts';
import { KILL_PAPERS } from './kill-steps.ts';
import { createKiller } from './killer.ts';
import { drawTestMessage, testMessage } from './private-message.ts';

const {
  API_URL = '',
  TOKEN = '',
  DATA_DIR = '',
  DATABASE_URL,
  CLOCK_AHEAD_MS,
  KILL_AT,
  KILL_ON,
} = process.env;

const clock = () => new Date(Date.now() + Number(CLOCK_AHEAD_MS));
const log = pino({ level: 'silent' });
const { stepped } = createKiller(KILL_AT, Number(KILL_ON));
const store = await openStore({ databaseUrl: DATABASE_URL || undefined, dataDir: DATA_DIR, log });
const catalog = createCatalog(KILL_PAPERS);
const privateChannels = { ...store.privateChannels, keep: stepped('keep', store.privateChannels.keep) };
const { channelSender, personSender } = createSending(
  { apiUrl: API_URL, token: TOKEN, perSecond: 500 },
  { clock, find: (id) => catalog.get(id), privateChannels },
);
const trending = createTrending({
  catalog: () => catalog,
  dayCounts: store.dayCounts,
  votes: store.votes,
  clock,
});
const digests = createDigests({ ...store, trending, catalog: () => catalog, clock });
const ledger: Ledger = {
  ...store.ledger,
  claimDue: stepped('claim', store.ledger.claimDue),
  reclaim: stepped('reclaim', store.ledger.reclaim),
  begin: stepped('begin', store.ledger.begin),
  settle: stepped('settle', store.ledger.settle),
};

function steppedSender<R extends Recipient, D>(sender: Sender<R, D>): Sender<R, D> {
  return {
    ...sender,
    send: stepped('send', sender.send),
    reconcile: stepped('reconcile', sender.reconcile),
    publish: stepped('publish', sender.publish),
  };
}

const person = steppedSender(personSender(drawTestMessage));
const deliveries = createDeliveries({
  ...store,
  ledger,
  outlets: {
    channel: createOutlet({ compose: digests.compose, sender: steppedSender(channelSender) }),
    person: createOutlet({ compose: async () => testMessage(KILL_PAPERS), sender: person }),
  },
  clock,
  random: Math.random,
  log,
  holder: randomUUID(),
});
await deliveries.run();
await store.close();
process.exit(0);
