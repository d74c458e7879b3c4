/**
 * Parses the sentences stored as reasons until migration 005. Unrecognised ones stay sentences.
 * Part of that migration, so its code is never edited.
 */

interface Code {
  readonly kind: string;
  readonly [name: string]: unknown;
}

type Rule = readonly [sentence: RegExp, read: (...groups: string[]) => Code];

const SENDING: readonly Rule[] = [
  [/^Discord asks me to wait\.$/, () => ({ kind: 'busy' })],
  [/^Discord refused too many of my requests\.$/, () => ({ kind: 'halted' })],
  [/^Discord has trouble \((\d+)\)\.$/, (status) => ({ kind: 'outage', status: Number(status) })],
  [/^Discord could not be reached \((.*)\)\.$/s, (said) => ({ kind: 'unreachable', said })],
  [/^Something went wrong on my side \((.*)\)\.$/s, (said) => ({ kind: 'fault', said })],
  [
    /^I could not write the message \((.*)\), which is my own fault\.$/s,
    (said) => ({ kind: 'unwritten', said }),
  ],
  [/^Discord does not accept my token\.$/, () => ({ kind: 'unauthorised' })],
  [/^The channel does not exist any more\.$/, () => ({ kind: 'gone' })],
  [/^I have no access to the channel\.$/, () => ({ kind: 'no-access' })],
  [/^I lack a permission in the channel\.$/, () => ({ kind: 'no-permission' })],
  [/^I lack Read Message History$/, () => ({ kind: 'no-history' })],
  [/^Discord refuses: (.*)\.$/s, (said) => ({ kind: 'refused', said })],
  [/^Discord rejects the message: (.*)$/s, (said) => ({ kind: 'rejected', said })],
];

const QUIET: readonly Rule[] = [
  [/^One paper is new, but it does not fit /, () => ({ kind: 'none-fits', papers: 1 })],
  [/^([\d,]+) papers are new, but none fits /, (papers) => ({ kind: 'none-fits', papers: numberOf(papers) })],
  [/^No new batch since the one of \w+, (\d+ \w+ \d{4})\.$/, (day) => noNewBatch(day)],
  [
    /^No new batch since the one of \w+, (\d+ \w+ \d{4})\. Today's batch has not begun yet\.$/,
    (day) => noNewBatch(day, { kind: 'not-begun' }),
  ],
  [
    /^No new batch since the one of \w+, (\d+ \w+ \d{4})\. Today's batch could not be read yet\.$/,
    (day) => noNewBatch(day, { kind: 'not-read' }),
  ],
  [
    /^No new batch since the one of \w+, (\d+ \w+ \d{4})\. Today's batch is still coming in \((\d+) so far\)\.$/,
    (day, papers) => noNewBatch(day, { kind: 'coming-in', papers: numberOf(papers) }),
  ],
  [/^Every paper I could show was shown here within the last (\d+) days\.$/, (days) => allShown(days)],
  [/^The catalog holds no papers yet\.$/, () => ({ kind: 'no-papers' })],
  [
    /^No paper was listed in this time; the newest batch is of (\d{4}-\d\d-\d\d)\.$/,
    (batch) => ({ kind: 'no-papers', batch }),
  ],
];

const DELIVERY: readonly Rule[] = [
  [/^I was not running at that time, and came back /, () => ({ kind: 'missed' })],
  [/^It could not be delivered within six hours\.$/, () => ({ kind: 'too-late' })],
  [
    /^It could not be delivered within six hours\. The last reason: (.*)$/s,
    (last) => ({ kind: 'too-late', last: read(SENDING, last) }),
  ],
  [/^The digest was paused or switched off before it went out\.$/, () => ({ kind: 'inactive' })],
  [/^The digest was removed before it went out\.$/, () => ({ kind: 'removed' })],
  [/^Quiet day: (.*)$/s, (why) => ({ kind: 'quiet', why: read(QUIET, why) })],
  [
    /^I was interrupted while sending and cannot look whether it arrived \((.*)\), so I did not send it again\.$/s,
    (why) => ({ kind: 'interrupted', why: read(SENDING, why) }),
  ],
  [
    /^I could not find out whether it arrived\. (.*)$/s,
    (why) => ({ kind: 'unknown', why: read(SENDING, why) }),
  ],
  [
    /^It stands in the channel but was not published to followers: (.*)$/s,
    (why) => ({ kind: 'unpublished', why: read(SENDING, why) }),
  ],
  [/^Sent in the plain layout\. (.*)$/s, (why) => ({ kind: 'plain', why: read(SENDING, why) })],
];

/** The code for a delivery's reason. */
export function reasonOfDelivery(sentence: string): Code {
  const delivery = read(DELIVERY, sentence);
  if (delivery.kind !== 'said') return delivery;
  const why = read(SENDING, sentence);
  return why.kind === 'said' ? why : { kind: 'turned-down', why };
}

/** The code for why a subscription was switched off. */
export function offReason(sentence: string): Code {
  const refused = /^I was refused for three days\. (.*)$/s.exec(sentence);
  if (refused !== null) return { kind: 'turned-down', days: 3, why: read(SENDING, refused[1] ?? '') };
  const why = read(SENDING, sentence);
  return why.kind === 'gone' ? { kind: 'gone', why } : { kind: 'said', text: sentence };
}

function read(rules: readonly Rule[], sentence: string): Code {
  for (const [pattern, code] of rules) {
    const found = pattern.exec(sentence);
    if (found !== null) return code(...found.slice(1));
  }
  return { kind: 'said', text: sentence };
}

function noNewBatch(day: string, news?: Code): Code {
  return { kind: 'no-new-batch', since: dayOf(day), ...(news === undefined ? {} : { news }) };
}

function allShown(days: string): Code {
  return { kind: 'all-shown', days: Number(days) };
}

/** `2026-11-20` for `20 November 2026`. */
function dayOf(words: string): string {
  return new Date(`${words} UTC`).toISOString().slice(0, 10);
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}
