import type { CommandView, SceneView } from '../../protocol/scene.ts';

/** How many typos a short name may have, and a longer one. */
const EDITS_IN_SHORT = 1;
const EDITS = 2;
const LONG = 6;

/** Commands whose name is a typo away from what was typed after the slash, nearest first. */
export function nearCommands(typed: string, commands: readonly CommandView[]): readonly CommandView[] {
  const [name = '', ...rest] = typed.trim().split(/\s+/);
  if (name.length < 2) return [];
  const near = commands.flatMap((command) => {
    const own = command.path.split(' ');
    // Compares as much as was typed: a whole name, or the name and its subcommand.
    const distance = edits(name, own[0] ?? '');
    const isSub = rest.length === 0 || own.length === 1 || (own[1] ?? '').startsWith(rest[0] ?? '');
    return distance <= (name.length < LONG ? EDITS_IN_SHORT : EDITS) && isSub ? [{ command, distance }] : [];
  });
  return near.sort((one, other) => one.distance - other.distance).map(({ command }) => command);
}

/**
 * Why nothing is listed for what was typed after the slash: this person lacks a permission, or there is no such
 * command.
 */
export function noCommand(typed: string, { withheld }: Pick<SceneView, 'withheld'>): string {
  const name = typed.trim().split(/\s+/)[0] ?? '';
  const kept = name.length < 2 ? undefined : withheld.find(({ path }) => path.startsWith(name));
  if (kept !== undefined)
    return `/${kept.path.split(' ')[0]} ${kept.needs === '' ? "isn't available here." : `needs the ${kept.needs} permission. Switch to a moderator at the bottom left.`}`;
  return 'No such command. Enter sends it as text.';
}

/** How many letters to change, add, drop or swap with the next. */
function edits(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const changed = (last[j - 1] ?? 0) + (isSame ? 0 : 1);
      const isSwap = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwap && i > 1 && j > 1 ? (before[j - 2] ?? 0) + 1 : changed;
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
