import { expect, it, onTestFinished } from 'vitest';
import { createChannelSender } from '../../../src/discord/delivery/channel-sender.ts';
import { createBulkRest } from '../../../src/discord/rest/bulk-rest.ts';
import { createPacer } from '../../../src/discord/rest/pacer.ts';
import { buttonId, customId } from '../../../src/view/custom-id.ts';
import { subscription } from '../../support/digest.ts';
import { startSourceServer } from '../../support/source-server.ts';

const ME = '10';
const at = new Date('2026-11-20T08:00:00Z');
/** An id of Discord's that is as old as `at`. */
const THEN = String(BigInt(at.getTime() - 1_420_070_400_000) << 22n);

/** A Discord in which a message that carries the marker of a digest was written by somebody. */
async function lookFor(author: string, channelKind: 'text' | 'forum') {
  const marked = { type: 2, custom_id: customId(buttonId('paper', 'open'), 'digest', 'marker') };
  const message = { id: THEN, author: { id: author }, components: [{ type: 1, components: [marked] }] };
  const thread = { id: THEN, parent_id: '300', owner_id: author };
  const answers: Record<string, unknown> = {
    '/users/@me': { id: ME },
    '/channels/300/messages': [message],
    '/guilds/200/threads/active': { threads: [thread] },
    '/channels/300/threads/archived/public': { threads: [] },
    [`/channels/${THEN}/messages/${THEN}`]: message,
    '/channels/300': { id: '300' },
    '/guilds/200': { id: '200', owner_id: ME, roles: [] },
    [`/guilds/200/members/${ME}`]: { roles: [] },
  };
  const server = await startSourceServer((_request, response, { pathname }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answers[decodeURIComponent(pathname.replace(/^.api.v\d+/, ''))]));
  });
  onTestFinished(() => server.close());
  const bulk = createBulkRest({
    apiUrl: `${server.address}/api`,
    token: 'token',
    pacer: createPacer({ perSecond: 1000 }),
  });
  return createChannelSender({ bulk, open: async () => ({ channelId: '1' }), clock: () => at }).reconcile({
    subscription: subscription({ channelKind }),
    deliveryId: 'marker',
    firstTriedAt: at,
    lastTriedAt: at,
  });
}

it.each(['text', 'forum'] as const)('finds its own message in a %s channel by the marker', async (kind) => {
  expect(await lookFor(ME, kind)).toMatchObject({ kind: 'found', messageId: THEN });
});

it.each(['text', 'forum'] as const)(
  'never mistakes another’s message in a %s channel for its own, whatever it contains',
  async (kind) => {
    expect(await lookFor('11', kind)).toEqual({ kind: 'absent' });
  },
);
