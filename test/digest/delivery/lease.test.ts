import { describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../support/desk.ts';

/** Nine o'clock in Berlin on 20 November 2026. */
const due = '2026-11-20T08:00:00Z';
const afterTheLease = '2026-11-20T08:03:00Z';
const posts = /^\/channels\/\d+\/messages$/;

/** Turns the clock, past every lease unless told, at the moment when the first request to post is answered. */
function hangAtFirstAnswer(desk: Desk, until = afterTheLease): void {
  desk.discord.events.subscribe((event) => {
    if (event.kind !== 'request-answered' || event.request.method !== 'POST') return;
    if (posts.test(event.request.path)) desk.at(until);
  });
}

describe('a process whose lease has ended while it waited for its turn', () => {
  it.each([
    ['no longer sends the digest, since another may have', afterTheLease, ['sending', 'sent']],
    [
      'no longer sends it if less than 20 s of two minutes are left',
      '2026-11-20T08:01:40Z',
      ['sending', 'sent'],
    ],
    ['sends it if there is more time', '2026-11-20T08:01:39Z', ['sent', 'sent']],
  ])('%s', async (_, until, states) => {
    const desk = await openDesk(undefined, { pace: { perSecond: 1, burst: 0 } });
    await desk.subscribe('papers');
    await desk.subscribe('off-topic');
    desk.at(due);
    // Both are under way, and one waits for its turn, while the other is being sent.
    desk.discord.faults.add({ method: 'POST', path: posts, delayMs: 400 });
    hangAtFirstAnswer(desk, until);
    await desk.tick();
    const sent = states.filter((state) => state === 'sent');
    expect(desk.discord.requests.all({ method: 'POST', path: posts })).toHaveLength(sent.length);
    const found = await Promise.all(
      ['papers', 'off-topic'].map(
        async (name) => (await desk.digests.why(desk.discord.world.channel(name).id, 1))[0]?.state,
      ),
    );
    expect(found.sort()).toEqual(states);
  });

  it('does not send a rejected digest in the plain layout', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.at(due);
    desk.discord.faults.add({
      method: 'POST',
      path: posts,
      status: 400,
      body: { code: 50035, message: 'No' },
    });
    hangAtFirstAnswer(desk);
    await desk.tick();
    expect(desk.discord.requests.all({ method: 'POST', path: posts })).toHaveLength(1);
    expect(desk.discord.messages('papers')).toEqual([]);
  });
});
