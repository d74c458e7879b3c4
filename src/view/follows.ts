import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Follow } from '../follow/follow.ts';
import { MOST_FOLLOWS } from '../follow/follow.ts';
import type { AddOutcome, FollowList, Wish } from '../follow/follows.ts';
import { FOLLOW_REACH_DAYS, type FollowReach } from '../follow/reach.ts';
import { paperKey } from '../paper/key.ts';
import type { Paper } from '../paper/paper.ts';
import { carry } from './carried.ts';
import {
  followAuthor,
  followCategory,
  keepFollow,
  leaveFollow,
  resumeFollows,
  unfollow,
} from './component-ids.ts';
import { customId } from './custom-id.ts';
import { dateName } from './day-name.ts';
import { followLabel, followName } from './follow-name.ts';
import { closedNote, messageTimes, nextMessage } from './follow-times.ts';
import { actionRow, button, textDisplay } from './message.ts';
import { noticeSentence } from './search-notices.ts';
import { count, grouped, label, safe } from './text.ts';

/** The outcome of asking to follow something. @param isUnheard whether nothing in the whole catalog matches it. */
export function followAdded(outcome: AddOutcome, isUnheard = false): APIMessageTopLevelComponent[] {
  switch (outcome.kind) {
    case 'added':
      return [textDisplay(addedText(outcome, isUnheard))];
    case 'same': {
      const { wish, before, reach } = outcome;
      const said = `You already follow ${followName(before)}, which matched ${monthly(reach)}.`;
      const asked = before.value === wish.value ? 'Add it again?' : `Add ${followName(wish)} as well?`;
      return [textDisplay(`${said} ${asked}`), ...keepButtons(wish)];
    }
    case 'broad': {
      const { wish, reach } = outcome;
      return [
        textDisplay(
          `${followName(wish)} is broad: it matched **${grouped(reach.week)} of the ${count(reach.weekOf, 'paper')}** from ${weekName(reach)}. Try something narrower, or keep it anyway.`,
        ),
        ...keepButtons(wish),
      ];
    }
    case 'full':
      return [
        textDisplay(
          `You already follow ${MOST_FOLLOWS} things, the most you can. Remove one with \`/follow remove\`, then add ${followName(outcome.wish)}.`,
        ),
      ];
    case 'too-long':
      return [textDisplay(`That's too long. A follow can have up to ${outcome.most} characters.`)];
    case 'no-category':
      return [
        textDisplay(
          `${followName(outcome.wish)} isn't a category. Try one such as **cs.CL**, or follow it as words.`,
        ),
      ];
    case 'nothing-wanted':
      return [
        textDisplay(
          "There's nothing to look for in that. Add a word, an `author:` or a `cat:` it should match.",
        ),
      ];
    case 'dated':
      return [
        textDisplay(
          "A follow only gets new papers, so `after:` and `before:` don't work in it. Try it without them.",
        ),
      ];
  }
}

function addedText(
  { follow, reach, notices, hearing, settings }: Extract<AddOutcome, { kind: 'added' }>,
  isUnheard: boolean,
): string {
  const head = `Following ${followName(follow)}. It matched ${monthly(reach)}.`;
  const warning = `⚠️ ${UNHEARD[follow.kind]} Check the spelling, or use \`/follow remove\` if that's not what you meant.`;
  const when = `I'll send you a private message with new matches, ${messageTimes(settings)}. ${nextMessage(hearing)}`;
  return [
    head,
    ...(isUnheard ? [warning] : []),
    ...notices.map((notice) => `-# ${safe(noticeSentence(notice), 300)}`),
    `-# ${when.trim()}`,
  ].join('\n');
}

/** Why a follow may be a slip, by kind. */
const UNHEARD = {
  words: 'Nothing in my whole catalog matches that.',
  author: "I don't have any papers by an author of that name.",
  category: "I don't have any papers in that category.",
} as const;

function weekName({ until }: FollowReach): string {
  return until === undefined ? 'the last week' : `the week up to ${dateName(until)}`;
}

function monthly({ month, until }: FollowReach): string {
  const span =
    until === undefined
      ? `in the last ${FOLLOW_REACH_DAYS} days`
      : `in the ${FOLLOW_REACH_DAYS} days up to ${dateName(until)}, the newest I have`;
  return month === 0 ? `no papers ${span}` : `${count(month, 'paper')} ${span}`;
}

/** The longest id prefix beside a part of the wish. */
const LONGEST_HEAD = 'follow:leave'.length;
const CARRIERS = 2;

/** A wish as its buttons carry it. */
export function wishState({ kind, value }: Wish): string {
  return `${kind} ${value}`;
}

function keepButtons(wish: Wish): APIMessageTopLevelComponent[] {
  const carrier = carry(wishState(wish), CARRIERS, LONGEST_HEAD);
  if (carrier === undefined) return [textDisplay("-# It's too long to keep with a button. Try it shorter.")];
  return [
    actionRow(button(keepFollow, 'Keep it anyway', carrier()), button(leaveFollow, 'Never mind', carrier())),
  ];
}

/** Everything a person follows, with a select that removes one. */
export function followList({ follows, settings, hearing }: FollowList): APIMessageTopLevelComponent[] {
  if (follows.length === 0) {
    return [
      textDisplay(
        `You don't follow anything yet. Use \`/follow add\`, or press **Follow** on any paper. Messages come ${messageTimes(settings)}.`,
      ),
    ];
  }
  const lines = follows.map(
    ({ follow, reach }, index) =>
      `${index + 1}. ${followName(follow, 90)} · ${reach.month === 0 ? 'no papers yet' : count(reach.month, 'paper')}`,
  );
  const closed = hearing === undefined ? '' : closedNote(hearing);
  const next = hearing === undefined ? '' : nextMessage(hearing);
  return [
    textDisplay(
      [
        `### Your follows: ${follows.length} of ${MOST_FOLLOWS}`,
        `-# And how many papers each matched in the last ${FOLLOW_REACH_DAYS} days`,
        ...lines,
        `-# ${[`Messages come ${messageTimes(settings)}.`, next].filter(Boolean).join(' ')}`,
        ...(closed === '' ? [] : [closed]),
      ].join('\n'),
    ),
    actionRow(unfollowSelect(follows.map(({ follow }) => follow))),
    ...(closed === '' ? [] : [actionRow(button(resumeFollows, 'Try again'))]),
  ];
}

/** A select that removes a follow. @param args further arguments for its id, for others to read. */
export function unfollowSelect(follows: readonly Follow[], args: readonly string[] = []) {
  return {
    type: ComponentType.StringSelect as const,
    custom_id: customId(unfollow, ...args),
    placeholder: 'Unfollow…',
    options: follows.map((follow) => ({ label: followLabel(follow), value: follow.id })),
  };
}

/** Confirms that something is no longer followed. */
export function unfollowed(removed: Follow, left: number): APIMessageTopLevelComponent[] {
  const rest =
    left === 0
      ? "You don't follow anything now, so you won't get any more messages."
      : `You still follow ${left}.`;
  return [textDisplay(`Unfollowed ${followName(removed)}. ${rest}`), ...undoButton(removed)];
}

function undoButton(removed: Wish): APIMessageTopLevelComponent[] {
  const carrier = carry(wishState(removed), 1, LONGEST_HEAD);
  return carrier === undefined ? [] : [actionRow(button(keepFollow, 'Undo', carrier()))];
}

/** What can be followed about a paper, one button each. */
export function followChoice(paper: Paper): APIMessageTopLevelComponent[] {
  const key = paperKey(paper.id);
  const [author] = paper.authors;
  const [category] = paper.categories ?? [];
  return [
    textDisplay(`What do you want to follow from **${safe(paper.title, 300)}**?`),
    actionRow(
      ...(author === undefined ? [] : [button(followAuthor, label(author, 80) || 'First author', [key])]),
      ...(category === undefined ? [] : [button(followCategory, label(category, 80) || 'Category', [key])]),
    ),
  ];
}
