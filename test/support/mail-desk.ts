import { onTestFinished } from 'vitest';
import { createFollowing } from '../../src/follow/following.ts';
import { createMail, type MailService } from '../../src/mail/outlet/mail.ts';
import { createTransport } from '../../src/mail/outlet/transport.ts';
import { createVault } from '../../src/mail/vault.ts';
import type { Store } from '../../src/store/store.ts';
import { createSite } from '../../src/web/site/site.ts';
import { type Desk, openDesk } from './desk.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { paper } from './papers.ts';

/** Mail delivery on a real store, to a real mail server. */
export interface MailDesk {
  readonly desk: Desk;
  readonly server: MailServer;
  readonly mail: MailService;
  /** What failed in the background. */
  readonly failures: readonly string[];
  /** One tick of a process. */
  tick(holder?: string): Promise<void>;
  /** Subscribes an address, and confirms with the code mailed to it. */
  subscribe(address: string, by?: { personId: string }): Promise<void>;
  /** Asks for mail, and returns the code and link from the mail that arrives. */
  ask(address: string, by?: { personId: string }): Promise<{ id: string; code: string; link: string }>;
}

/** Liked by everybody. */
const LIKED = ['l1', 'l2', 'l3', 'l4'].map((id) => paper(id));

/** Mails are due at nine in Berlin. */
export async function openMailDesk(store?: () => Promise<Store>): Promise<MailDesk> {
  const desk = await openDesk(undefined, store === undefined ? {} : { store });
  const server = await startMailServer();
  onTestFinished(server.close);
  const failures: string[] = [];
  const following = createFollowing({
    store: desk.store,
    digests: desk.digests,
    recommend: async (_person, not, limit) =>
      LIKED.filter(({ id }) => !not.has(id))
        .slice(0, limit)
        .map((one) => ({ paper: one, like: paper('l0', { title: 'An old love' }), because: 'saved' })),
    catalog: desk.catalog,
    clock: desk.clock,
  });
  const mail = createMail({
    followNews: following.compose,
    store: desk.store.mail,
    vault: createVault('a secret for tests alone, of some length'),
    transport: createTransport({ url: server.url, from: 'Paperboy <bot@example.org>' }),
    digests: desk.digests,
    compose: desk.digests.compose,
    find: desk.find,
    site: createSite('https://papers.example.org/'),
    from: 'Paperboy <bot@example.org>',
    postal: 'Paperboy, 1 Example Street',
    hasPages: true,
    onFailure: (what) => void failures.push(what),
    clock: desk.clock,
  });
  onTestFinished(mail.close);

  async function ask(address: string, by: { personId: string } = { personId: '1' }) {
    const before = server.mails.length;
    const when = { time: '09:00', timezone: 'Europe/Berlin' };
    const id = (await mail.optIn.ask(address, when, by)) ?? '';
    await server.arrived(before + 1);
    const text = server.mails[before]?.email.text ?? '';
    return {
      id,
      code: /Your code: (\d{6})/.exec(text)?.[1] ?? '',
      link: /\/confirm\/(\S+)/.exec(text)?.[1] ?? '',
    };
  }

  return {
    desk,
    server,
    mail,
    failures,
    ask,
    tick: (holder) => desk.tick(holder, { address: mail.outlet }),
    async subscribe(address, by) {
      const { id, code } = await ask(address, by);
      if ((await mail.optIn.confirmByCode({ id }, code)) === undefined) throw new Error('the code failed');
    },
  };
}
