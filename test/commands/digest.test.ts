import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/schedule.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, isPrivate, listed, textOf } from '../support/read-message.ts';
import { silent } from '../support/stores.ts';

let bot: TestBot;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-20T07:58:20Z');
  bot = await startTestBot({ clock: () => now });
});
afterEach(() => bot.close());

async function digest(subcommand: string, options: Record<string, unknown> = {}, as = 'maria') {
  const act = { as, channel: 'off-topic', name: 'digest', subcommand, options, override: true };
  const answer = await (await bot.discord.command(act)).finished();
  expect(isPrivate(answer)).toBe(true);
  return answer;
}

const berlin = { channel: 'papers', time: '9:00', timezone: 'Europe/Berlin' };

/** What the schedule does each minute. */
async function minute(): Promise<void> {
  const schedule = createSchedule(silent);
  bot.app.startDeliveries(schedule);
  await schedule.now('digests');
  await schedule.now('featured papers');
  await schedule.stop();
}

describe('/digest', () => {
  it('sets up a digest that arrives by itself, the featured paper first, and opens privately', async () => {
    const set = await digest('set', berlin);
    expect(textOf(set)).toContain('every day at 09:00 (Europe/Berlin), up to 8 papers');
    await bot.discord.command({
      as: 'maria',
      channel: 'off-topic',
      name: 'pin',
      options: { paper: '2005.11401', note: 'A classic' },
    });
    await expect.poll(() => bot.discord.pins('off-topic').length).toBe(1);
    await minute();
    expect(bot.discord.messages('papers')).toHaveLength(0);
    now = new Date('2026-11-20T08:00:05Z');
    await minute();
    await minute();
    const [message, ...more] = bot.discord.messages('papers');
    expect(more).toEqual([]);
    if (message === undefined) throw new Error('no digest came');
    expect(listed(message)).toHaveLength(8);
    expect(listed(message)[0]).toContain('Retrieval-Augmented Generation');
    expect(textOf(message)).toContain('Featured: A classic');
    const select = actionable(message, 'select');
    const values = [select.options?.[0]?.value ?? ''];
    const opened = await bot.discord.choose({ as: 'ada', message, customId: select.custom_id, values });
    const card = await opened.finished();
    expect(isPrivate(card)).toBe(true);
    expect(textOf(card)).toContain('A classic');
    expect(bot.discord.requests.unknownRoutes).toEqual([]);
  });

  it('links from a quiet day to the week’s trends, privately', async () => {
    await digest('set', { ...berlin, include: 'nothing like this' });
    now = new Date('2026-11-20T08:00:05Z');
    await minute();
    const [message] = bot.discord.messages('papers');
    if (message === undefined) throw new Error('no digest came');
    const { custom_id: customId } = actionable(message, /Trending this week/);
    const list = await (await bot.discord.press({ as: 'ada', message, customId })).finished();
    expect(isPrivate(list)).toBe(true);
    expect(listed(list)).toHaveLength(5);
  });

  it('warns of a category without papers, but not of one that contains others', async () => {
    expect(textOf(await digest('set', { ...berlin, category: 'cs.ZZ' }))).toContain(
      'None of my newest 146 papers matches these filters: 146 outside the category.',
    );
    expect(textOf(await digest('set', { ...berlin, category: 'CS' }))).not.toContain('None of the');
    expect(textOf(await digest('set', { ...berlin, category: 'none' }))).not.toContain('None of the');
  });

  it('changes what is given and keeps the rest, marks what changed, and clears a text by “none”', async () => {
    const all = {
      ...berlin,
      days: 'weekdays',
      size: 5,
      include: 'retrieval, graph',
      exclude: 'survey',
      category: 'cs.CL, cs.LG',
      layout: 'plain',
      'quiet-days': 'skip',
    };
    expect(textOf(await digest('set', all))).not.toContain('Changed');
    const one = textOf(await digest('set', { channel: 'papers', size: 6 }));
    expect(one).toMatch(/^Changed: \*\*size\*\* 5 → 6$/m);
    expect(one).toContain('Monday to Friday at 09:00 (Europe/Berlin), up to 6 papers');
    expect(one).toContain('in cs.CL, cs.LG, with “retrieval”, “graph”, without “survey”');
    expect(one).toContain('plain layout · skips quiet days');
    const two = textOf(
      await digest('set', { channel: 'papers', include: 'None', days: 'thu, mon', time: '18:00' }),
    );
    expect(two).toContain(
      'Changed: **time** 09:00 → 18:00 · **days** Monday to Friday → Mondays and Thursdays · **include** “retrieval”, “graph” → none',
    );
    expect(two).toContain('Mondays and Thursdays at 18:00');
    expect(two).not.toContain('with “');
    expect(textOf(await digest('set', { channel: 'papers', size: 6 }))).toContain('Nothing changed');
    expect(textOf(await digest('set', { channel: 'papers', category: ' None' }))).toContain(
      '**category** cs.CL, cs.LG → none',
    );
  });

  it('needs time and time zone the first time only, and says so', async () => {
    const refused = textOf(await digest('set', { channel: 'papers', size: 5, time: '9:00' }));
    expect(refused).toContain('has no digest yet. To set one up, give a `time` and a `timezone`');
    expect(textOf(await digest('list'))).toContain('This server has no digests yet');
    expect(textOf(await digest('set', { ...berlin, days: 'whenever' }))).toContain("isn't valid for days");
  });

  it('keeps a paused digest paused while its settings change', async () => {
    await digest('set', berlin);
    await digest('pause', { channel: 'papers' });
    expect(textOf(await digest('set', { channel: 'papers', size: 3 }))).toContain('Paused');
    now = new Date('2026-11-20T08:00:05Z');
    await minute();
    expect(bot.discord.messages('papers')).toHaveLength(0);
  });

  it('completes days, and the last of several categories', async () => {
    const choices = async (focused: string, typed: string) =>
      (
        await bot.discord.autocomplete({
          as: 'maria',
          channel: 'papers',
          name: 'digest',
          subcommand: 'set',
          focused,
          options: { [focused]: typed },
        })
      ).map((choice) => choice.value);
    expect(await choices('days', '')).toEqual(['daily', 'weekdays', 'weekly', 'mon,thu']);
    expect(await choices('days', 'friday tue')).toEqual(['tue,fri']);
    expect((await choices('category', 'cs.CL, cs.L'))[0]).toBe('cs.CL,cs.LG');
  });

  it('posts the plain layout as text that notifications show', async () => {
    await digest('set', { ...berlin, layout: 'plain', size: 25 });
    now = new Date('2026-11-20T08:00:05Z');
    await minute();
    const [message] = bot.discord.messages('papers');
    expect(message?.content).toContain('**Papers of the day · Friday, 20 November 2026**');
    expect(message?.content).toContain('<https://arxiv.org/abs/');
    expect(message && listed(message)).toHaveLength(17);
  });

  it('is for those who manage the server, even if Discord lets others through', async () => {
    const refused = await digest('set', berlin, 'ada');
    expect(textOf(refused)).toContain('You need the **Manage Server** permission');
    expect(textOf(await digest('list'))).toContain('This server has no digests yet');
  });

  it.each([
    [{ time: '25:00' }, "“25:00” isn't a valid time"],
    [{ time: 'noon @everyone' }, "isn't a valid time"],
    [{ include: '"' }, "There's nothing to look for in `include`"],
    [{ exclude: ' , ' }, "There's nothing to look for in `exclude`"],
    [{ category: ',' }, "There's nothing to look for in `category`"],
    [{ include: Array.from({ length: 26 }, (_, i) => `w${i}`).join() }, '`include` takes up to 25 words'],
    [{ exclude: `fine, ${'x'.repeat(61)}` }, '” in `exclude` is over 60 characters'],
    [{ category: Array.from({ length: 26 }, (_, i) => `cs.${i}`).join(' ') }, '`category` takes up to 25'],
    [{ days: 'someday' }, "“someday” isn't valid for days"],
    [{ timezone: 'Atlantis' }, "I can't tell which time zone “Atlantis” is"],
    [{ timezone: 'USA' }, 'Did you mean **America/New\\_York**, **America'],
  ])('says what is wrong with %j', async (wrong, said) => {
    expect(textOf(await digest('set', { ...berlin, ...wrong }))).toContain(said);
  });

  it('delivers at a fixed UTC offset, typed as people type it', async () => {
    const set = await digest('set', { ...berlin, time: '9 a.m.', timezone: 'UTC+1' });
    expect(textOf(set)).toContain('every day at 09:00 (UTC+1)');
    now = new Date('2026-11-20T08:00:05Z');
    await minute();
    expect(bot.discord.messages('papers')).toHaveLength(1);
  });

  it('announces a clock change in the next week', async () => {
    now = new Date('2026-10-20T07:58:20Z');
    expect(textOf(await digest('set', berlin))).toContain('Clocks in Europe/Berlin go back an hour');
    expect(textOf(await digest('set', { ...berlin, timezone: 'India' }))).not.toContain('Clocks in');
  });

  it('clears the role if @everyone is chosen, which it never pings, and says so', async () => {
    const { guild_id: guild = '' } = bot.discord.world.channel('papers');
    const role = bot.discord.world.role(guild, 'Digest readers').id;
    expect(textOf(await digest('set', { ...berlin, role }))).toContain(`pings <@&${role}>`);
    expect(textOf(await digest('set', { channel: 'papers', size: 5 }))).toContain(`pings <@&${role}>`);
    const cleared = textOf(await digest('set', { channel: 'papers', role: guild }));
    expect(cleared).toContain("I never ping everyone, so this digest won't ping anyone");
    expect(cleared).toContain(`**role** <@&${role}> → none`);
    expect(cleared).not.toContain('pings <@&');
  });

  it('offers similar time zones as buttons that set up everything requested', async () => {
    const asked = { ...berlin, timezone: 'Europe/Berln', days: 'mon,thu', size: 5, name: 'NLP: 100% & more' };
    const question = await digest('set', asked);
    expect(textOf(question)).toContain('Did you mean **Europe/Berlin**?');
    const press = actionable(question, /Europe\/Berlin/);
    const set = await bot.discord.press({ as: 'maria', message: question, customId: press.custom_id });
    const answer = textOf(await set.finished());
    expect(answer).toContain('NLP: 100% & more');
    expect(answer).toContain('at 09:00 (Europe/Berlin), up to 5 papers');
    expect(answer).toMatch(/Monday.*Thursday|mon.*thu/i);
    const again = await digest('set', asked);
    const leave = actionable(again, /Never mind/);
    const left = await bot.discord.press({ as: 'maria', message: again, customId: leave.custom_id });
    expect(textOf(await left.finished())).toBe('OK, nothing changed.');
    // What the buttons cannot carry is asked for as before.
    const long = await digest('set', { ...asked, include: 'word, '.repeat(60) });
    expect(textOf(long)).toContain('Did you mean **Europe/Berlin**?');
  });

  it('completes time zones by city and by common names', async () => {
    const choices = async (typed: string) =>
      (
        await bot.discord.autocomplete({
          as: 'maria',
          channel: 'papers',
          name: 'digest',
          subcommand: 'set',
          focused: 'timezone',
          options: { timezone: typed },
        })
      ).map((choice) => choice.value);
    expect((await choices('berl'))[0]).toBe('Europe/Berlin');
    expect((await choices('new york'))[0]).toBe('America/New_York');
    expect((await choices('EST'))[0]).toBe('America/New_York');
    expect((await choices('')).length).toBe(25);
    expect(await choices('nowhere at all')).toEqual([]);
  });

  it('is listed, paused, resumed, previewed and removed', async () => {
    await digest('set', { ...berlin, include: 'retrieval, graph', exclude: 'survey', days: 'weekdays' });
    const list = textOf(await digest('list'));
    expect(list).toContain('Monday to Friday at 09:00');
    expect(list).toContain('with “retrieval”, “graph”, without “survey”');
    expect(textOf(await digest('pause', { channel: 'papers' }))).toContain('Paused');
    now = new Date('2026-11-20T08:30:00Z');
    await minute();
    expect(bot.discord.messages('papers')).toHaveLength(0);
    expect(textOf(await digest('resume', { channel: 'papers' }))).toContain('Next:');
    await minute();
    expect(bot.discord.messages('papers')).toHaveLength(0);
    const preview = await digest('preview', { channel: 'papers' });
    expect(textOf(preview)).toContain('Papers of the day');
    expect(listed(preview).length).toBeGreaterThan(0);
    expect(textOf(await digest('remove', { channel: 'papers' }))).toContain('Removed the digest for');
    expect(textOf(await digest('remove', { channel: 'papers' }))).toContain('has no digest');
  });

  it('tells why: what was sent, late or skipped, and the reason', async () => {
    await digest('set', berlin);
    now = new Date('2026-11-20T09:00:00Z');
    await minute();
    now = new Date('2026-11-22T20:00:00Z');
    await minute();
    const why = textOf(await digest('why', { channel: 'papers' }));
    const due = (day: string) => `**<t:${Date.parse(`${day}T08:00:00Z`) / 1000}:f>**`;
    expect(why).toContain(`${due('2026-11-22')} · ➖ skipped`);
    expect(why).toContain(`${due('2026-11-20')} · 🕗 sent late`);
    expect(why).toContain('I was offline then');
    expect(why).toMatch(/-# Shown: .{20}/);
    expect(why).toMatch(/-# Left out: \d+ by `size`/);
  });

  it('warns at once about what would block the digest', async () => {
    bot.discord.world.deny('papers', 'bot', ['SendMessages']);
    expect(textOf(await digest('set', berlin))).toContain("I'm missing **Send Messages** there");
  });
});

describe('several digests in one channel', () => {
  const robots = { channel: 'papers', name: 'Robots', time: '9:00', timezone: 'Europe/Berlin' };

  it('each come at their own time with their own papers, under their name, and each shows a paper once', async () => {
    await digest('set', { ...berlin, size: 3 });
    const set = textOf(await digest('set', { ...robots, include: 'retrieval', size: 2, layout: 'plain' }));
    expect(set).toContain('**Robots** · every day at 09:00');
    await digest('set', { ...robots, name: 'late', time: '18:00', size: 1 });
    const list = textOf(await digest('list'));
    expect(list.match(/<#\d+>/g)).toHaveLength(3);
    expect(list).toMatch(/up to 3 papers.*\*\*late\*\*.*\*\*Robots\*\*/s);
    for (const moment of ['20T08:00:05', '20T08:01:05', '20T17:00:05', '21T08:00:05', '21T17:00:05']) {
      now = new Date(`2026-11-${moment}Z`);
      await minute();
    }
    const posts = bot.discord.messages('papers', { limit: 50 });
    const named = (name: string) =>
      posts.filter((post) => textOf(post).includes(`${name} · Papers of the day`));
    expect(named('Robots')).toHaveLength(2);
    expect(named('late')).toHaveLength(2);
    expect(posts).toHaveLength(6);
    for (const own of [named('Robots'), named('late')]) {
      // The second day brings nothing new.
      const papers = own.filter((post) => !textOf(post).includes('Nothing new')).flatMap(listed);
      expect(papers.length).toBeGreaterThan(0);
      expect(new Set(papers).size).toBe(papers.length);
    }
  });

  it('are paused, resumed, previewed, explained and removed by name, whatever its case', async () => {
    await digest('set', berlin);
    await digest('set', { ...robots, size: 2 });
    const one = { channel: 'papers', name: ' ROBOTS ' };
    expect(textOf(await digest('pause', one))).toContain('**Robots**');
    now = new Date('2026-11-20T08:00:05Z');
    await minute();
    expect(bot.discord.messages('papers')).toHaveLength(1);
    expect(textOf(await digest('resume', one))).toContain('Next:');
    expect(textOf(await digest('preview', one))).toContain('Robots · Papers of the day');
    expect(textOf(await digest('why', one))).toContain('None has been due yet');
    expect(textOf(await digest('why', { channel: 'papers' }))).toContain('✅ sent');
    expect(textOf(await digest('set', { ...one, size: 4 }))).toContain('**size** 2 → 4');
    now = new Date('2026-11-21T08:00:05Z');
    await minute();
    expect(textOf(await digest('remove', one))).toContain('Removed the digest **ROBOTS**');
    expect(textOf(await digest('remove', one))).toContain(
      'has no digest named **ROBOTS**. It has one without a name',
    );
    expect(textOf(await digest('why', one))).toContain('✅ sent');
    expect(textOf(await digest('pause', { channel: 'papers' }))).toContain('Paused');
  });

  it('are offered as choices if it is unclear which is meant, and a single one needs no name', async () => {
    await digest('set', robots);
    expect(textOf(await digest('pause', { channel: 'papers' }))).toContain('**Robots**');
    await digest('set', { ...robots, name: 'Birds' });
    for (const subcommand of ['pause', 'resume', 'remove', 'preview', 'why']) {
      expect(textOf(await digest(subcommand, { channel: 'papers' }))).toContain(
        'has **Birds** and **Robots**. Which one?',
      );
    }
    const choices = async (options: Record<string, unknown>) =>
      (
        await bot.discord.autocomplete({
          as: 'maria',
          channel: 'papers',
          name: 'digest',
          subcommand: 'why',
          focused: 'name',
          options,
        })
      ).map((choice) => choice.value);
    expect(await choices({ channel: 'papers', name: '' })).toEqual(['Birds', 'Robots']);
    expect(await choices({ channel: 'papers', name: 'rob' })).toEqual(['Robots']);
    expect(await choices({ channel: 'off-topic', name: '' })).toEqual([]);
  });

  it('may have any name that fits, and are limited to ten', async () => {
    const name = '*a* [b](c) @everyone `d`';
    const set = await digest('set', { ...robots, name });
    expect(textOf(set)).not.toContain('[b](c)');
    expect(textOf(await digest('set', { channel: 'papers', name: 'new' }))).toContain(
      'has no digest named **new** yet',
    );
    for (let i = 0; i < 9; i += 1) await digest('set', { ...robots, name: `n${i}` });
    expect(textOf(await digest('set', { ...robots, name: 'n9' }))).toContain('has 10 digests');
    expect(textOf(await digest('set', { ...robots, name: 'n8', size: 3 }))).toContain('**size** 8 → 3');
    now = new Date('2026-11-20T08:00:05Z');
    await minute();
    expect(bot.discord.messages('papers', { limit: 50 })).toHaveLength(10);
  });
});

describe('/setup check', () => {
  async function check(channel: string) {
    const act = {
      as: 'maria',
      channel: 'off-topic',
      name: 'setup',
      subcommand: 'check',
      options: { channel },
    };
    return textOf(await (await bot.discord.command(act)).finished());
  }

  it('says that everything is ready', async () => {
    for (const channel of ['papers', 'announcements', 'reading-list']) {
      expect(await check(channel)).toContain('Everything is ready for a digest.');
    }
  });

  it('only asks for permission to ping if a digest in that channel does', async () => {
    for (const channel of ['papers', 'announcements']) {
      bot.discord.world.deny(channel, 'bot', ['MentionEveryone']);
    }
    await digest('set', { ...berlin, role: 'Digest readers' });
    expect(await check('papers')).toContain('**Mention All Roles**');
    expect(await check('announcements')).not.toContain('**Mention All Roles**');
  });

  it('names each missing permission', async () => {
    bot.discord.world.deny('papers', 'bot', ['SendMessages', 'ReadMessageHistory', 'PinMessages']);
    const said = await check('papers');
    expect(said).toContain('Missing: **Send Messages**, **Read Message History**');
    expect(said).toContain('⚠️ **Pin Messages**');
    bot.discord.world.deny('reading-list', 'bot', ['ViewChannel']);
    expect(await check('reading-list')).toMatch(/View Channel/);
  });
});
