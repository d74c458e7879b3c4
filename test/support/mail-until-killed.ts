/**
 * A separate process that sends due mails like the bot, and kills itself (SIGKILL) the n-th time it reaches a given
 * step. Compiled, and started by `mail-kills.ts`.
 */
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createDeliveries } from '../../src/digest/delivery/deliveries.ts';
import type { Outlet } from '../../src/digest/outlet.ts';
import type { AddressRecipient } from '../../src/digest/recipient.ts';
import { createDigests } from '../../src/digest/service/digests.ts';
import { createFollowing } from '../../src/follow/following.ts';
import { createMail } from '../../src/mail/outlet/mail.ts';
import { createTransport } from '../../src/mail/outlet/transport.ts';
import { createVault } from '../../src/mail/vault.ts';
import { openStore } from '../../src/store/store.ts';
import { createTrending } from '../../src/trending/trending.ts';
import { createSite } from '../../src/web/site/site.ts';
import { createKiller } from './killer.ts';
import { MAIL_KILL_FROM, MAIL_KILL_SECRET, papersUntil } from './mail-kill-steps.ts';

const { SMTP_URL = '', DATA_DIR = '', DATABASE_URL, NOW = '', KILL_AT, KILL_ON } = process.env;

const began = Date.now();
const clock = () => new Date(Date.parse(NOW) + Date.now() - began);
const log = pino({ level: 'silent' });
const { stepped } = createKiller(KILL_AT, Number(KILL_ON));

const store = await openStore({ databaseUrl: DATABASE_URL || undefined, dataDir: DATA_DIR, log });
const catalog = createCatalog(papersUntil(NOW.slice(0, 10)));
const { dayCounts, votes } = store;
const trending = createTrending({ catalog: () => catalog, dayCounts, votes, clock });
const digests = createDigests({ ...store, trending, catalog: () => catalog, clock });
const following = createFollowing({
  store,
  digests,
  recommend: async () => [],
  catalog: () => catalog,
  clock,
});
const notes = {
  asked: stepped('asked', store.mail.note),
  sent: stepped('sent', store.mail.note),
  refused: store.mail.note,
};
const mail = createMail({
  store: { ...store.mail, note: (id, attempt, now) => notes[attempt](id, attempt, now) },
  vault: createVault(MAIL_KILL_SECRET),
  transport: createTransport({ url: SMTP_URL, from: MAIL_KILL_FROM }),
  digests,
  compose: digests.compose,
  followNews: following.compose,
  find: (id) => catalog.get(id),
  site: createSite('https://papers.example.org/'),
  from: MAIL_KILL_FROM,
  postal: undefined,
  hasPages: true,
  onFailure: () => {},
  clock,
});
const address: Outlet<AddressRecipient> = (subscription) => {
  const way = mail.outlet(subscription);
  return { ...way, reconcile: stepped('reconcile', way.reconcile) };
};
const { ledger } = store;
await createDeliveries({
  ...store,
  ledger: {
    ...ledger,
    claimDue: stepped('claim', ledger.claimDue),
    begin: stepped('begin', ledger.begin),
    settle: stepped('settle', ledger.settle),
  },
  outlets: { address },
  clock,
  random: Math.random,
  log,
  holder: randomUUID(),
}).run();
mail.close();
await store.close();
process.exit(0);
