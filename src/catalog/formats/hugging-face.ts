import { z } from 'zod';
import type { JsonFormat, Row } from '../file/row/format.ts';
import { readRecord } from '../file/row/record.ts';

const object = z.looseObject({});
const organization = z.looseObject({ fullname: z.string().nullish(), name: z.string().nullish() }).nullish();
/** Any field of a response may be missing or null; `readRecord` checks what's inside. */
const item = z.looseObject({ paper: object.nullish() });

/**
 * One item of a Hugging Face response (`daily_papers`, a search, or a single paper): the same fields at one of two
 * depths. A withdrawn paper is skipped.
 */
export function parseHuggingFaceItem(input: unknown, line: number): Row {
  const parsed = item.safeParse(input);
  if (!parsed.success) return { line, skipped: 'not a paper of Hugging Face' };
  const outer = parsed.data;
  const paper = outer.paper ?? outer;
  const field = (name: string): unknown => paper[name] ?? outer[name];
  const withdrawnAt = field('withdrawnAt');
  if (typeof withdrawnAt === 'string') {
    const withdrawn = { id: String(field('id')), on: withdrawnAt.slice(0, 10) };
    return { line, skipped: `${withdrawn.id} was withdrawn on ${withdrawn.on}`, withdrawn };
  }
  const group = organization.safeParse(field('organization')).data;
  return {
    line,
    ...readRecord({
      id: field('id'),
      title: field('title'),
      abstract: field('summary'),
      summary: field('ai_summary'),
      authors: field('authors'),
      published: paper.publishedAt,
      keywords: field('ai_keywords'),
      listedOn: field('submittedOnDailyAt'),
      upvotes: field('upvotes'),
      comments: field('numComments'),
      codeUrl: field('githubRepo'),
      codeStars: field('githubStars'),
      projectUrl: field('projectPage'),
      thumbnailUrl: field('thumbnail'),
      organization: group?.fullname ?? group?.name,
    }),
  };
}

/** A response of `daily_papers`, of a search, or for a single paper. */
export default {
  kind: 'json',
  fits(record) {
    const { paper } = record;
    // A catalog line may have kept Hugging Face's keys.
    if ('abstract' in record) return 0;
    if (typeof paper === 'object' && paper !== null && ('id' in paper || 'title' in paper)) return 3;
    const isFlat = 'discussionId' in record || 'submittedOnDailyAt' in record || 'ai_summary' in record;
    return isFlat && typeof record.title === 'string' ? 3 : 0;
  },
  read(record) {
    const { line: _, ...content } = parseHuggingFaceItem(record, 1);
    return content;
  },
} satisfies JsonFormat;
