import type { JsonFormat } from '../file/row/format.ts';
import { readRecord } from '../file/row/record.ts';

/** The own keys of a catalog, one object a line or in any other JSON. */
export default {
  kind: 'json',
  fits: ({ id, title }) =>
    typeof title === 'string' && (typeof id === 'string' || typeof id === 'number') ? 1 : 0,
  read: readRecord,
} satisfies JsonFormat;
