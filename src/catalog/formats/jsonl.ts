import type { JsonFormat } from '../file/row/format.ts';
import { readRecord } from '../file/row/record.ts';

/** A catalog's own keys, as JSON Lines or any other JSON. */
export default {
  kind: 'json',
  fits: ({ id, title }) =>
    typeof title === 'string' && (typeof id === 'string' || typeof id === 'number') ? 1 : 0,
  read: readRecord,
} satisfies JsonFormat;
