import { z } from 'zod';
import type { Save } from '../../library/library.ts';
import type { SaveRow } from '../database/schema.ts';

const record = z.object({
  id: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  published: z.string().exactOptional(),
  categories: z.array(z.string()).exactOptional(),
  url: z.string().exactOptional(),
  extra: z.record(z.string(), z.string()).exactOptional(),
});

export function toSave(row: SaveRow): Save {
  return {
    paper: record.parse(JSON.parse(row.record)),
    key: row.cite_key,
    at: new Date(row.saved_at),
  };
}

export function fromSave(userId: string, { paper, key, at }: Save): SaveRow {
  return {
    user_id: userId,
    paper_id: paper.id,
    saved_at: at.getTime(),
    cite_key: key,
    record: JSON.stringify(paper),
  };
}
