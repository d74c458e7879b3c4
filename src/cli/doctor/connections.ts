import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Finding } from './finding.ts';

/** How long a service may take to answer, in milliseconds. */
const PATIENCE = 10_000;

const user = z.object({ username: z.string() });

/** Does Discord accept the token? */
export async function checkDiscord(config: Config): Promise<Finding> {
  const part = 'Discord';
  if (config.DISCORD_TOKEN === undefined) {
    return { part, state: 'off', says: 'no DISCORD_TOKEN, so "npm start" opens the playground.' };
  }
  const base = config.DISCORD_API_URL.replace(/\/$/, '');
  try {
    const response = await fetch(`${base}/v10/users/@me`, {
      headers: { authorization: `Bot ${config.DISCORD_TOKEN}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 401) {
      return {
        part,
        state: 'wrong',
        says: 'the token was refused. Copy a new one from the Developer Portal, under Bot.',
      };
    }
    if (!response.ok)
      return { part, state: 'wrong', says: `${base} answered ${response.status}. Try again later.` };
    const { username } = user.parse(await response.json());
    return { part, state: 'ok', says: `logged in as ${username}.` };
  } catch (error) {
    return { part, state: 'wrong', says: `${base} doesn't answer like Discord: ${reasonOf(error)}.` };
  }
}

/** An error's message, worded to fit into a sentence. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof z.ZodError) return 'it sent an unexpected answer';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
