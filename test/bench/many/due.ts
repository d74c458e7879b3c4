import { type Recipient, subscriptionId } from '../../../src/digest/recipient.ts';
import { createVault } from '../../../src/mail/vault.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { subscription } from '../../support/digest.ts';
import { FOLLOWED_WORD } from '../../support/mail-kill-steps.ts';
import { silent } from '../../support/stores.ts';
import type { Fleet } from './fleet.ts';

/** How many are due, by kind of recipient. */
export interface Amounts {
  readonly digests: number;
  readonly privates: number;
  readonly mails: number;
}

/** A recipient who is due one message, and where to find it. */
export interface Target {
  readonly kind: keyof Amounts;
  readonly subscription: string;
  /** A channel's id, or a mail address. */
  readonly place: string;
  readonly dueAt: Date;
}

let made = 0;

/**
 * Sets up new recipients, each with one message due at one of these times, in rotation.
 * @param dueAt whole minutes in the future.
 */
export async function addDue(
  fleet: Fleet,
  amounts: Amounts,
  dueAt: readonly Date[],
): Promise<readonly Target[]> {
  const store = await openStore({ databaseUrl: fleet.databaseUrl, dataDir: '', log: silent });
  try {
    const makers: Readonly<Record<keyof Amounts, () => Promise<Made>>> = {
      digests: async () => channelOf(fleet),
      privates: () => personOf(fleet, store),
      mails: () => mailboxOf(fleet, store),
    };
    const targets: Target[] = [];
    for (const kind of ['digests', 'privates', 'mails'] as const) {
      for (let n = 0; n < amounts[kind]; n++) {
        made += 1;
        const at = dueAt[n % dueAt.length] ?? new Date();
        const { recipient, place } = await makers[kind]();
        const id = subscriptionId({ recipient });
        const time = { time: at.toISOString().slice(11, 16), timezone: 'UTC', since: at, nextAt: at };
        await store.subscriptions.change(id, () => ({ ...subscription(), ...time, id, recipient }));
        targets.push({ kind, subscription: id, place, dueAt: at });
      }
    }
    return targets;
  } finally {
    await store.close();
  }
}

interface Made {
  readonly recipient: Recipient;
  readonly place: string;
}

function channelOf({ discord }: Fleet): Made {
  const guilds = [...discord.world.guilds.values()].filter(({ name }) => name.startsWith('server-'));
  const guild = guilds[made % guilds.length];
  if (guild === undefined) throw new Error('the loopback has no server');
  const { id: channelId } = discord.world.addChannel(guild, { name: `digest-${made}` });
  return {
    recipient: { kind: 'channel', guildId: guild.id, channelId, channelKind: 'text' },
    place: channelId,
  };
}

/** A person whose private channel is open already: each is only opened once. */
async function personOf({ discord }: Fleet, store: Store): Promise<Made> {
  const { id: userId } = discord.world.addPerson({ username: `person-${made}` });
  const [guild] = discord.world.guilds.values();
  if (guild !== undefined) discord.world.join(guild.id, userId);
  const { id: channelId } = discord.world.dm(userId);
  await store.privateChannels.keep(userId, channelId);
  const since = new Date(Date.now() - 3 * 86_400_000);
  await store.follows.add(
    { id: `f${made}`, personId: userId, kind: 'words', value: FOLLOWED_WORD, since },
    25,
  );
  return { recipient: { kind: 'person', userId }, place: channelId };
}

async function mailboxOf({ secret }: Fleet, store: Store): Promise<Made> {
  const vault = createVault(secret);
  const address = `reader-${made}@example.org`;
  const token = `token-of-reader-${made}-00000`;
  const addressId = `mailbox-${made}`;
  const sealed = vault.seal(JSON.stringify({ address, token }));
  const marks = { fingerprint: vault.fingerprint(address), tokenHash: vault.fingerprint(token) };
  await store.mail.keep({ id: addressId, sealed, ...marks }, new Date());
  return { recipient: { kind: 'address', addressId }, place: address };
}
