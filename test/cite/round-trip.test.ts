import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../src/catalog/file/row/record.ts';
import { EXPORT_FORMATS, exportPapers } from '../../src/cite/formats/export.ts';
import { citeKey, freeKey } from '../../src/cite/key.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { paperUrl } from '../../src/paper/url.ts';
import { bundledCatalog } from '../search/bundled.ts';
import { readCitations } from '../support/read-citations.ts';
import { sharedFile, WITHOUT_SHARED } from '../support/shared.ts';

const at = new Date('2026-11-20T09:00:00Z');

function withKeys(papers: readonly Paper[]) {
  const taken = new Set<string>();
  return papers.map((paper) => {
    const key = freeKey(citeKey(paper), (one) => taken.has(one));
    taken.add(key);
    return { paper, key, at };
  });
}

/** Normalizes quotes, dashes and spaces: LaTeX has one apostrophe, and Unicode has several. */
function typed(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[“”]|''/g, '"')
    .replace(/[\u2010\u2011\u2212]/g, '-')
    .replace(/―/g, '—')
    .replace(/\s+/g, ' ');
}

async function expectNothingLost(papers: readonly Paper[]): Promise<void> {
  const given = withKeys(papers);
  const wanted = new Map(
    given.map(({ paper, key }) => [
      key,
      {
        title: typed(paper.title),
        authors: paper.authors.map(typed),
        year: paper.published?.slice(0, 4) ?? '',
        url: paperUrl(paper) ?? '',
      },
    ]),
  );
  expect(wanted.size).toBe(papers.length);
  for (const format of EXPORT_FORMATS) {
    const { text } = await exportPapers(format, given, at);
    if (format === 'markdown') {
      const lines = text.trimEnd().split('\n');
      expect(lines).toHaveLength(papers.length);
      for (const [at, { url, year }] of [...wanted.values()].entries()) {
        expect(lines[at]).toContain(`](<${url}>)`);
        expect(lines[at]?.endsWith(year)).toBe(true);
      }
      continue;
    }
    const read = readCitations(format, text);
    expect(read).toHaveLength(papers.length);
    const differing = read
      .map(({ key, title, authors, year, url }) => ({
        key,
        read: { title: typed(title), authors: authors.map(typed), year, url },
        wanted: wanted.get(key),
      }))
      .filter(({ read, wanted }) => !isDeepStrictEqual(read, wanted));
    expect({ format, differing }).toEqual({ format, differing: [] });
  }
}

describe('exports read by other programs', () => {
  it('lose nothing of the bundled papers', () => expectNothingLost([...bundledCatalog().all()]));

  const sample = sharedFile('data/hf-sample');
  it.skipIf(sample === undefined)(
    `lose nothing of 100 papers of Hugging Face ${WITHOUT_SHARED}`,
    async () => {
      const days = readdirSync(sample ?? '').map((day) => readFileSync(join(sample ?? '', day), 'utf8'));
      const rows = days.flatMap((day): { paper: { id: string; publishedAt: string } }[] => JSON.parse(day));
      const papers = rows.flatMap(({ paper }) =>
        read({ ...paper, published: paper.publishedAt.slice(0, 10) }),
      );
      const first = [...new Map(papers.map((paper) => [paper.id, paper])).values()].slice(0, 100);
      expect(first).toHaveLength(100);
      await expectNothingLost(first);
    },
  );

  const anthology = sharedFile('data/acl-anthology.jsonl.gz');
  it.skipIf(anthology === undefined)(
    `lose nothing of 2,000 papers of the anthology ${WITHOUT_SHARED}`,
    async () => {
      const lines = gunzipSync(readFileSync(anthology ?? ''))
        .toString()
        .split('\n');
      const papers = lines
        .filter((_, index) => index % 51 === 7)
        .slice(0, 2000)
        .flatMap((line) => read(JSON.parse(line)));
      expect(papers).toHaveLength(2000);
      await expectNothingLost(papers);
    },
    60_000,
  );
});

function read(record: unknown): Paper[] {
  const parsed = readRecord(record);
  return 'paper' in parsed ? [parsed.paper] : [];
}
