import type { KeyObject } from 'node:crypto';
import { type Client, ClientApplication, ClientUser, Routes } from 'discord.js';
import { z } from 'zod';
import { loginSentence } from '../rest/login-sentence.ts';
import { publicKeyFrom } from './signature.ts';

const application = z.looseObject({ id: z.string(), verify_key: z.string().optional() });
const user = z.looseObject({ id: z.string() });

/** A client that knows its identity, and the key Discord signs its interactions with. */
export interface SignedIn {
  readonly client: Client<true>;
  readonly key: KeyObject;
}

/**
 * Makes a client ready by REST alone, fetching what the gateway would have told it. discord.js has no API for this,
 * so this file and `hand-over.ts` use its internals; their tests fail if an update removes them.
 *
 * @param publicKey as configured (default: ask Discord).
 * @throws Error with a sentence on what to do.
 */
export async function signIn(
  client: Client,
  token: string,
  publicKey: string | undefined,
): Promise<SignedIn> {
  client.token = token;
  client.rest.setToken(token);
  const [own, bot] = await askWhoIAm(client);
  const key = publicKey ?? own.verify_key;
  if (key === undefined) throw new Error("Discord didn't give its public key. Set DISCORD_PUBLIC_KEY.");
  if (own.verify_key !== undefined && own.verify_key.toLowerCase() !== key.toLowerCase()) {
    throw new Error(
      "DISCORD_PUBLIC_KEY isn't the key of the application that DISCORD_TOKEN belongs to. Copy it again from General Information.",
    );
  }
  const known: unknown = Object.assign(client, {
    application: Reflect.construct(ClientApplication, [client, own]),
    user: Reflect.construct(ClientUser, [client, bot]),
  });
  if (!isKnown(known)) throw new Error('This version of discord.js needs a gateway.');
  return { client: known, key: publicKeyFrom(key) };
}

async function askWhoIAm(client: Client) {
  try {
    return [
      application.parse(await client.rest.get(Routes.currentApplication())),
      user.parse(await client.rest.get(Routes.user('@me'))),
    ] as const;
  } catch (cause) {
    throw new Error(loginSentence(cause), { cause });
  }
}

function isKnown(client: unknown): client is Client<true> {
  return (
    typeof client === 'object' &&
    client !== null &&
    'application' in client &&
    client.application instanceof ClientApplication
  );
}
