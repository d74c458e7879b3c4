import { describe, expect, it } from 'vitest';
import type { DeliveryReason, OffReason, QuietReason, SendReason } from '../../../src/digest/reason.ts';
import { toDeliveryReason, toOffReason } from '../../../src/store/rows/reason.ts';

/** One of each kind; the compiler knows if one is missing. */
const SENT: { readonly [K in SendReason['kind']]: Extract<SendReason, { kind: K }> } = {
  busy: { kind: 'busy' },
  halted: { kind: 'halted' },
  outage: { kind: 'outage', status: 503 },
  unreachable: { kind: 'unreachable', said: 'no route' },
  fault: { kind: 'fault', said: 'x is not a function' },
  unwritten: { kind: 'unwritten', said: 'no day' },
  unauthorised: { kind: 'unauthorised' },
  gone: { kind: 'gone' },
  'no-access': { kind: 'no-access' },
  closed: { kind: 'closed' },
  'no-common-server': { kind: 'no-common-server' },
  'no-outlet': { kind: 'no-outlet' },
  'no-permission': { kind: 'no-permission' },
  'no-history': { kind: 'no-history' },
  refused: { kind: 'refused', said: 'mailbox full' },
  rejected: { kind: 'rejected', said: 'too long' },
  said: { kind: 'said', text: 'As it was said once.' },
};
const QUIET: readonly QuietReason[] = [
  { kind: 'none-fits', papers: 7 },
  { kind: 'no-new-batch', since: '2026-11-19' },
  { kind: 'no-new-batch', since: '2026-11-19', news: { kind: 'not-begun' } },
  { kind: 'no-new-batch', since: '2026-11-19', news: { kind: 'not-read' } },
  { kind: 'no-new-batch', since: '2026-11-19', news: { kind: 'weekend', nextDay: '2026-11-23' } },
  { kind: 'no-new-batch', since: '2026-11-19', news: { kind: 'empty', nextDay: '2026-11-23' } },
  { kind: 'no-new-batch', since: '2026-11-19', news: { kind: 'coming-in', papers: 3 } },
  { kind: 'all-shown', days: 14 },
  { kind: 'no-papers' },
  { kind: 'no-papers', batch: '2026-11-19' },
  { kind: 'said', text: 'As it was said once.' },
];
const why = SENT.busy;
const DELIVERED: { readonly [K in DeliveryReason['kind']]: Extract<DeliveryReason, { kind: K }> } = {
  missed: { kind: 'missed' },
  'too-late': { kind: 'too-late' },
  inactive: { kind: 'inactive' },
  removed: { kind: 'removed' },
  quiet: { kind: 'quiet', why: { kind: 'all-shown', days: 14 } },
  'turned-down': { kind: 'turned-down', why },
  interrupted: { kind: 'interrupted', why },
  unknown: { kind: 'unknown', why },
  unpublished: { kind: 'unpublished', why },
  plain: { kind: 'plain', why },
  said: { kind: 'said', text: 'As it was said once.' },
};
const OFF: readonly OffReason[] = [
  { kind: 'gone', why },
  { kind: 'turned-down', days: 3, why },
  { kind: 'said', text: 'As it was said once.' },
];

describe('a reason', () => {
  it.each<DeliveryReason>([
    ...Object.values(DELIVERED),
    ...Object.values(SENT).map((last): DeliveryReason => ({ kind: 'too-late', last })),
    ...QUIET.map((quiet): DeliveryReason => ({ kind: 'quiet', why: quiet })),
  ])('of a delivery is read as it was written: %j', (reason) => {
    expect(toDeliveryReason(JSON.stringify(reason))).toEqual(reason);
  });

  it.each(OFF)('for which a digest is off is read as it was written: %j', (reason) => {
    expect(toOffReason(JSON.stringify(reason))).toEqual(reason);
  });

  it.each(['no JSON', '{"kind":"of a later version"}', '{"kind":"gone"}'])(
    'that no version of ours wrote is shown as it is: %s',
    (text) => {
      expect(toDeliveryReason(text)).toEqual({ kind: 'said', text });
      expect(toOffReason(text)).toEqual({ kind: 'said', text });
    },
  );
});
