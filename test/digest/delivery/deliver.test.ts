import { describe, expect, it } from 'vitest';
import { batchOf, type Desk, openDesk } from '../../support/desk.ts';
import { actionable, listed, textOf } from '../../support/read-message.ts';

/** Nine o'clock in Berlin on 20 November 2026. */
const due = '2026-11-20T08:00:00Z';
const last = async (desk: Desk, channel = 'papers') =>
  (await desk.digests.why(desk.discord.world.channel(channel).id, 1))[0];

describe('a digest', () => {
  it('comes at its time, once, with the papers that trend and a select that carries its marker', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    await desk.tick();
    expect(desk.discord.messages('papers')).toHaveLength(0);
    desk.at(due);
    await desk.tick();
    await desk.tick();
    const [message, ...more] = desk.discord.messages('papers');
    expect(more).toEqual([]);
    if (message === undefined) throw new Error('no digest came');
    expect(textOf(message)).toContain('Papers of the day · Friday, 20 November 2026');
    expect(listed(message)).toEqual([0, 1, 2, 3, 4].map((i) => `Title of p${i}`));
    const row = await last(desk);
    expect(row).toMatchObject({ state: 'sent', messageId: message.id, late: false, attempts: 1 });
    expect(actionable(message, 'select').custom_id).toBe(`paper:open:digest:${row?.id}`);
  });

  it('starts with what moderators feature, with their note', async () => {
    const desk = await openDesk();
    const { guildId } = (await desk.subscribe('papers')).recipient;
    await desk.store.featured.add({
      guildId,
      paperId: 'p9',
      note: 'for *Monday*',
      by: 'm',
      at: desk.clock(),
      usualUntil: new Date('2026-12-01T00:00:00Z'),
    });
    desk.at(due);
    await desk.tick();
    const [message] = desk.discord.messages('papers');
    expect(message && listed(message)[0]).toBe('Title of p9');
    expect(message && textOf(message)).toContain('Featured: for \\*Monday\\*');
  });

  it('comes late and says so if the bot was down for less than six hours', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.at('2026-11-20T13:59:00Z');
    await desk.tick();
    const [message] = desk.discord.messages('papers');
    expect(message && textOf(message)).toContain('Late: this was due');
    expect(await last(desk)).toMatchObject({ state: 'sent', late: true });
  });

  it('is skipped with the reason after a longer absence, and no backlog floods the channel', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.at('2026-11-24T15:30:00Z');
    await desk.tick();
    expect(desk.discord.messages('papers')).toHaveLength(0);
    const rows = await desk.digests.why(desk.discord.world.channel('papers').id);
    expect(rows.map((row) => [row.period, row.state])).toEqual([
      ['2026-11-24', 'skipped'],
      ['2026-11-23', 'skipped'],
      ['2026-11-22', 'skipped'],
      ['2026-11-21', 'skipped'],
      ['2026-11-20', 'skipped'],
    ]);
    expect(rows[0]?.reason).toEqual({ kind: 'missed' });
  });

  it('shows nothing twice within 14 days, and says on a quiet day that there is no new batch', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers');
    desk.at(due);
    await desk.tick();
    desk.at('2026-11-21T08:00:00Z');
    await desk.tick();
    const [, quiet] = desk.discord.messages('papers');
    expect(quiet && textOf(quiet)).toContain('No new papers since 20 November 2026');
    desk.hold([
      ...batchOf('2026-11-20').map((one) => (one.id === 'p2' ? { ...one, upvotes: 90 } : one)),
      ...batchOf('2026-11-22', 'q').slice(0, 2),
    ]);
    await desk.store.dayCounts.write('2026-11-21', [{ paperId: 'p2', upvotes: 38 }]);
    desk.at('2026-11-22T08:00:00Z');
    await desk.tick();
    const third = desk.discord.messages('papers')[2];
    expect(third && listed(third).sort()).toEqual(['Title of p2', 'Title of q0', 'Title of q1']);
    expect(third && textOf(third)).toContain('back with +52 votes since it was shown here');
  });

  it('is skipped on a quiet day if so set, with the reason in the ledger', async () => {
    const desk = await openDesk();
    await desk.subscribe('papers', { quietDays: 'skip', include: ['nothing like this'] });
    desk.at(due);
    await desk.tick();
    expect(desk.discord.messages('papers')).toHaveLength(0);
    expect(await last(desk)).toMatchObject({
      state: 'skipped',
      reason: { kind: 'quiet', why: { kind: 'none-fits', papers: 12 } },
    });
  });

  it('goes to a forum as one post with the matching tag', async () => {
    const desk = await openDesk();
    await desk.subscribe('reading-list');
    desk.at(due);
    await desk.tick();
    await desk.tick();
    const forum = desk.discord.world.channel('reading-list');
    const posts = [...desk.discord.world.channels.values()].filter((one) => one.parent_id === forum.id);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.name).toBe('Papers of the day · Friday, 20 November 2026');
    const tag = forum.available_tags?.find((one) => one.name === 'digest');
    expect(posts[0]?.applied_tags).toEqual([tag?.id]);
  });

  it.each([
    [['Questions', 'Weekly papers'], true, 'Weekly papers'],
    [['Questions', 'Weekly papers'], false, 'Weekly papers'],
    [['Questions', 'Reviews'], true, 'Questions'],
    [['Questions', 'Reviews'], false, undefined],
  ])('goes to a forum with the tags %j, one demanded: %s, under %s', async (tags, requireTag, chosen) => {
    const desk = await openDesk();
    const [guild] = [...desk.discord.world.guilds.values()];
    if (guild === undefined) throw new Error('no server');
    const forum = desk.discord.world.addChannel(guild, { name: 'forum', kind: 'forum', tags, requireTag });
    await desk.subscribe('forum');
    desk.at(due);
    await desk.tick();
    const [post] = [...desk.discord.world.channels.values()].filter((one) => one.parent_id === forum.id);
    const names = (post?.applied_tags ?? []).map(
      (id) => forum.available_tags?.find((tag) => tag.id === id)?.name,
    );
    expect(post).toBeDefined();
    expect(names).toEqual(chosen === undefined ? [] : [chosen]);
  });

  it('is published to followers of an announcement channel, later if the hourly limit is reached', async () => {
    const desk = await openDesk();
    await desk.subscribe('announcements');
    desk.discord.faults.add({ path: /crosspost/, status: 429, retryAfter: 600 });
    desk.at(due);
    await desk.tick();
    expect(await last(desk, 'announcements')).toMatchObject({ state: 'publishing' });
    desk.at('2026-11-20T08:09:00Z');
    await desk.tick();
    expect(await last(desk, 'announcements')).toMatchObject({ state: 'publishing' });
    desk.at('2026-11-20T08:20:00Z');
    await desk.tick();
    const [message, ...more] = desk.discord.messages('announcements');
    expect(more).toEqual([]);
    expect((message?.flags ?? 0) & 1).toBe(1);
    expect(await last(desk, 'announcements')).toMatchObject({ state: 'sent', messageId: message?.id });
  });

  it('pings the chosen role and nobody else', async () => {
    const desk = await openDesk();
    const { guildId } = (await desk.subscribe('papers')).recipient;
    const role = desk.discord.world.role(guildId, 'Digest readers');
    await desk.subscribe('papers', { roleId: role.id });
    desk.hold([{ ...batchOf('2026-11-20')[0], id: 'x', title: '@everyone <@&1> read', authors: [] }]);
    desk.at(due);
    await desk.tick();
    const [message] = desk.discord.messages('papers');
    expect(message).toMatchObject({ mention_roles: [role.id], mention_everyone: false });
  });
});
