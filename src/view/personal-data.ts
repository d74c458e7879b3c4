import { type APIMessageTopLevelComponent, ButtonStyle } from 'discord.js';
import type { KeptCounts, KeptKind } from '../personal-data/personal-data.ts';
import { forgetMe } from './component-ids.ts';
import { actionRow, button, textDisplay } from './message.ts';
import { count } from './text.ts';

/** What to call each kind, with its number. */
const WORDS: Readonly<Record<KeptKind, (n: number) => string>> = {
  follows: (n) => count(n, 'follow'),
  saves: (n) => count(n, 'saved paper'),
  votes: (n) => count(n, 'upvote'),
  submissions: (n) => `${count(n, 'submission')} in the last day`,
  credits: (n) => `your name on ${count(n, 'paper')} you submitted`,
  deliveries: (n) => `${count(n, 'message')} I sent or planned to send you`,
  address: (n) => count(n, 'mail address', 'mail addresses'),
  settings: () => 'when and where I message you',
  digests: (n) => `your name on ${count(n, 'digest')} you set up`,
  featured: (n) => `your name on ${count(n, 'entry', 'entries')} about featured papers`,
};

/** Kinds that servers keep using without the person's name. */
const STAYING: ReadonlySet<KeptKind> = new Set(['credits', 'digests', 'featured']);

const NOTHING = "I don't keep anything about you.";

/** What is kept about a person, with a button that removes it. */
export function keptMessage(counts: KeptCounts): APIMessageTopLevelComponent[] {
  if (counts.size === 0) return [textDisplay(NOTHING)];
  const stays = [...counts.keys()].some((kind) => STAYING.has(kind));
  return [
    textDisplay(
      [
        '### What I keep about you',
        ...linesOf(counts),
        `Removing it can't be undone. ${stays ? 'Papers and digests stay; your name comes off them.' : ''}`.trim(),
      ].join('\n'),
    ),
    actionRow({ ...button(forgetMe, 'Remove everything'), style: ButtonStyle.Danger }),
  ];
}

/** What was removed. */
export function forgottenMessage(counts: KeptCounts): APIMessageTopLevelComponent[] {
  if (counts.size === 0) return [textDisplay(NOTHING)];
  return [
    textDisplay(['### Removed', ...linesOf(counts), 'I no longer keep anything about you.'].join('\n')),
  ];
}

function linesOf(counts: KeptCounts): string[] {
  return [...counts].map(([kind, n]) => `- ${WORDS[kind](n)}`);
}
