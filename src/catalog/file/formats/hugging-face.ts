import { z } from 'zod';
import { type Format, type Row, wholeText } from '../row/format.ts';
import { readRecord } from '../row/record.ts';
import { jsonElements } from './json-array.ts';
import { parseJsonLine } from './json-lines.ts';

const object = z.looseObject({});
const organization = z.looseObject({ fullname: z.string().nullish(), name: z.string().nullish() }).nullish();
/** Every field of an answer may be missing or null; what is inside is checked where a paper is made of it. */
const item = z.looseObject({ paper: object.nullish() });

/**
 * One item of a Hugging Face answer: of `daily_papers`, of a search, or one paper alone, which all carry the same
 * fields at one of two depths. A withdrawn paper is skipped.
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

/** The rows of a saved answer; a file that ends in the middle keeps the papers before the break. */
export function* parseHuggingFace(text: string): Generator<Row> {
  for (const element of jsonElements(text)) {
    if (!element.complete) {
      yield { line: element.line, skipped: 'the file ends in the middle of this paper' };
      continue;
    }
    try {
      yield parseHuggingFaceItem(JSON.parse(element.text), element.line);
    } catch (error) {
      yield {
        line: element.line,
        skipped: `not JSON (${error instanceof Error ? error.message : 'unreadable'})`,
      };
    }
  }
}

/** A line of a catalog may have kept keys of Hugging Face. */
function isCatalogLine(head: string): boolean {
  const row = parseJsonLine(head.trimStart().split('\n', 1)[0] ?? '', 1);
  return row !== undefined && 'paper' in row;
}

export const huggingFace: Format = {
  name: 'hugging-face',
  recognises: (head) =>
    /^\s*\[\s*[{\]]/.test(head) ||
    (/^\s*\{/.test(head) && /"(?:paper|discussionId)"\s*:/.test(head) && !isCatalogLine(head)),
  async *read(pieces) {
    yield* parseHuggingFace(await wholeText(pieces));
  },
};
