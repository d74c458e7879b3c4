import { describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../support/desk.ts';

/** Nine o'clock in Berlin on 20 November 2026. */
const due = '2026-11-20T08:00:00Z';
const posts = /^\/channels\/\d+\/messages$/;
const last = async (desk: Desk, channel = 'papers') =>
  (await desk.digests.why(desk.discord.world.channel(channel).id, 1))[0];

describe('a digest whose message is at fault', () => {
  const malformed = {
    status: 400,
    body: {
      code: 50035,
      message: 'Invalid Form Body',
      errors: { components: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'No more than fits.' }] } },
    },
  };

  it('is sent in the plain layout if the rich one is malformed, and the ledger says so', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.discord.faults.add({ method: 'POST', path: posts, ...malformed });
    desk.at(due);
    await desk.tick();
    const [message, ...more] = desk.discord.messages('papers');
    expect(more).toEqual([]);
    expect(message?.content).toContain('**Papers of the day');
    expect(await last(desk)).toMatchObject({
      state: 'sent',
      reason: {
        kind: 'plain',
        why: { kind: 'rejected', said: expect.stringContaining('No more than fits') },
      },
    });
  });

  it('fails with what Discord said if the plain one is malformed, too', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    await desk.subscribe('off-topic', { layout: 'plain' });
    desk.discord.faults.add({ method: 'POST', path: posts, times: 9, ...malformed });
    desk.at(due);
    await desk.tick();
    await desk.tick();
    const why = { kind: 'rejected', said: expect.stringContaining('No more than fits') };
    const failed = { state: 'failed', reason: { kind: 'turned-down', why } };
    expect(await last(desk)).toMatchObject(failed);
    expect(await last(desk, 'off-topic')).toMatchObject(failed);
    expect(desk.discord.requests.all({ method: 'POST', path: posts })).toHaveLength(3);
  });

  it('is not reported as unreachable if the message could not be rendered', async () => {
    const desk = await openDesk();
    const subscription = await desk.subscribe('papers');
    const digest = { ...(await desk.digests.preview(subscription)), period: 'no day' };
    expect(await desk.sender.send({ subscription, digest, layout: 'rich', deliveryId: 'x' })).toMatchObject({
      kind: 'rejected',
      reason: { kind: 'unwritten', said: expect.any(String) },
      fault: expect.any(RangeError),
    });
    expect(desk.discord.requests.all({ method: 'POST', path: posts })).toEqual([]);
  });
});
