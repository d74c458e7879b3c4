import { describe, expect, it } from 'vitest';
import { openDesk } from '../../support/desk.ts';
import { paper } from '../../support/papers.ts';
import { listed, textOf } from '../../support/read-message.ts';

/** Nine o'clock in Berlin. */
const at = (day: number) => `2026-11-${day}T08:00:00Z`;
const first = { listedOn: '2026-11-19' };
const known = paper('2611.19001', { ...first, categories: ['cs.CL'] });
const other = paper('2611.19002', { ...first, categories: ['cs.CV'] });
const bare = [paper('2611.19003', first), paper('2611.19004', first)];
const next = paper('2611.20001', { listedOn: '2026-11-20', categories: ['cs.CL'] });

describe('a digest of one category, on a day when papers have none', () => {
  async function days(failed: boolean) {
    const desk = await openDesk('2026-11-19T07:00:00Z', { categoriesFailed: () => failed });
    await desk.subscribe('papers', { categories: ['cs.CL'] });
    await desk.subscribe('off-topic');
    desk.hold([known, other, ...bare]);
    desk.at(at(19));
    await desk.tick();
    return desk;
  }

  it('says how many, and why; one with all categories does not', async () => {
    const desk = await days(true);
    const [message] = desk.discord.messages('papers');
    expect(message && textOf(message)).toContain("arXiv didn't answer, so 2 new papers have no category");
    const [unfiltered] = desk.discord.messages('off-topic');
    expect(unfiltered && textOf(unfiltered)).not.toContain('category');
  });

  it('shows them in the next digest if they belong, and drops the others silently', async () => {
    const desk = await days(false);
    expect(desk.discord.messages('papers').map(listed)).toEqual([['Title of 2611.19001']]);
    const [late, never] = bare;
    if (late === undefined || never === undefined) throw new Error('there are two');
    desk.hold([known, other, { ...late, categories: ['cs.CL'] }, never, next]);
    desk.at(at(20));
    await desk.tick();
    const message = desk.discord.messages('papers').at(-1);
    expect(message && listed(message).sort()).toEqual(['Title of 2611.19003', 'Title of 2611.20001']);
    expect(message && textOf(message)).not.toContain('no category');
    desk.at(at(21));
    await desk.tick();
    const quiet = desk.discord.messages('papers').at(-1);
    expect(quiet && textOf(quiet)).toContain('Nothing new');
    const [row] = await desk.digests.why(desk.discord.world.channel('papers').id, 1);
    expect(row).toMatchObject({ reason: { kind: 'quiet', why: { kind: 'no-new-batch' } } });
    expect(row?.considered).toMatchObject({ carried: ['2611.19004'], left: { category: 0 } });
  });
});
