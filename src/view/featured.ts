import { type APIMessageTopLevelComponent, time } from 'discord.js';
import type { FeaturedPaper } from '../featured/featured.ts';
import type { Paper } from '../paper/paper.ts';
import { openTrail } from './component-ids.ts';
import { actionRow, button, textDisplay } from './message.ts';
import { paperList } from './paper-list.ts';
import { personMention } from './person.ts';
import { count, quoted, safe } from './text.ts';

/** How many featured papers a list shows. */
const MOST = 8;

type Find = (id: string) => Paper | undefined;

/** A server's featured papers, newest first, with a button to the trail for moderators if there is one. */
export function featuredPapers(
  active: readonly FeaturedPaper[],
  find: Find,
  { hasTrail }: { readonly hasTrail: boolean },
): APIMessageTopLevelComponent[] {
  const who = button(openTrail, 'Who featured what');
  const trail = hasTrail ? [actionRow(who)] : [];
  if (active.length === 0) {
    const none = 'Nothing is featured here right now. Moderators can feature a paper with `/pin`.';
    return [textDisplay(none), ...trail];
  }
  const entries = active.flatMap((one) => {
    const paper = find(one.paperId);
    const note = one.note === undefined ? '' : ` · ${quoted(one.note, 70)}`;
    const why = `featured by ${personMention(one.by)}, ends ${time(one.until, 'R')}${note}`;
    return paper === undefined ? [] : [{ paper, why, featured: true }];
  });
  const gone = active.length - entries.length;
  const list = paperList({
    heading: `### ${count(active.length, 'featured paper')}`,
    notes: [
      ...(entries.length > MOST ? [`-# Showing the newest ${MOST}.`] : []),
      ...(gone > 0
        ? [`-# ${gone === 1 ? "One of them isn't" : `${gone} of them aren't`} in my catalog anymore.`]
        : []),
    ],
    entries: entries.slice(0, MOST),
  });
  return [...list, ...trail];
}

/** Who featured what, until when, and how it ended; newest first. */
export function featuredTrail(trail: readonly FeaturedPaper[], find: Find): string {
  if (trail.length === 0) return 'Nothing has been featured here yet.';
  return trail
    .map((one) => {
      const title = safe(find(one.paperId)?.title ?? one.paperId, 120);
      return `**${title}**\n-# featured by ${personMention(one.by)} ${time(one.at, 'f')}, ${ending(one)}`;
    })
    .join('\n');
}

function ending({ ended, until }: FeaturedPaper): string {
  if (ended === undefined) return `until ${time(until, 'f')}`;
  const at = time(ended.at, 'f');
  switch (ended.kind) {
    case 'expired':
      return `expired ${at}`;
    case 'removed':
      return `removed by ${personMention(ended.by)} ${at}`;
    case 'renewed':
      return `featured again by ${personMention(ended.by)} ${at}`;
  }
}
