import { fold } from '../text/tokens.ts';

/** Likeliest first. */
const BEGINNINGS = ['what', 'how', 'which', 'why', 'when', 'where', 'who', 'does', 'can', 'could', 'should'];
const FIRST = /^(\W*)(\p{L}{3,7})(?= )/u;

/**
 * Corrects a first word that is a slip for a question word (`waht`, `wich`): as part of the subject it would be
 * corrected to another word.
 *
 * @param isKnown whether a folded word is in titles.
 */
export function withAskingWord(question: string, isKnown: (word: string) => boolean): string {
  const [, before = '', typed = ''] = FIRST.exec(question) ?? [];
  const word = fold(typed);
  if (word === '' || BEGINNINGS.includes(word) || isKnown(word)) return question;
  const meant = BEGINNINGS.find((one) => isSlip(word, one));
  return meant === undefined ? question : `${before}${meant}${question.slice(before.length + typed.length)}`;
}

/** Whether two neighbours were swapped, or a letter was dropped, doubled or added. */
function isSlip(typed: string, meant: string): boolean {
  const [longer, shorter] = typed.length > meant.length ? [typed, meant] : [meant, typed];
  const at = [...longer].findIndex((letter, i) => letter !== shorter[i]);
  if (longer.length === shorter.length) {
    const swapped = `${meant.slice(0, at)}${meant[at + 1] ?? ''}${meant[at]}${meant.slice(at + 2)}`;
    return swapped === typed;
  }
  return longer.length === shorter.length + 1 && longer.slice(0, at) + longer.slice(at + 1) === shorter;
}
