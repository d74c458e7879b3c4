import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { readRecordQuestion } from '../../../src/search/answer/record-question.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

describe('a question for a paper’s record', () => {
  it.each([
    ['who wrote the RAG paper?', 'authors', 'RAG'],
    ['Who are the authors of “Kites at Sea”?', 'authors', 'Kites at Sea'],
    ['authors of LongBench', 'authors', 'LongBench'],
    ['when was RAG published?', 'day', 'RAG'],
    ['When was the Mamba-2 paper first released', 'day', 'Mamba-2'],
    ['when did BERT come out?', 'day', 'BERT'],
    ['since when is there BERT?', 'day', 'BERT'],
    ['since when does the Penn Treebank exist?', 'day', 'Penn Treebank'],
    ['what year did Mamba-2 come out?', 'day', 'Mamba-2'],
    ['in which year was GloVe introduced?', 'day', 'GloVe'],
    ['who wrote S4 and when', 'both', 'S4'],
    ['Who wrote the RAG paper, and when did it come out?', 'both', 'RAG'],
    ['when was the RAG paper written and by whom', 'both', 'RAG'],
    ['when was BERT published and who wrote it?', 'both', 'BERT'],
  ])('%s', (question, asks, subject) => {
    expect(readRecordQuestion(question)).toEqual({ asks, subject });
  });

  it.each([
    'who proposed RAG?',
    'when is RAG better than fine-tuning?',
    'what is RAG?',
    'who wrote the?',
    'when was it published?',
    'who wrote this paper?',
    '',
  ])('isn’t: %s', (question) => {
    expect(readRecordQuestion(question)).toBeUndefined();
  });
});

describe('an answer', () => {
  const paper = (id: string, title: string, authors: readonly string[], abstract = '') => ({
    id: `test:${id}`,
    title,
    authors,
    published: '2020-05-22',
    abstract,
  });
  const engine = createSearchEngine({
    catalog: createCatalog([
      paper(
        'kag',
        'Kite-Augmented Gliding',
        ['Pat Lewis', 'Ona Fall'],
        'We introduce KAG, which couples kites and gliders. KAG wins.',
      ),
      paper('uses', 'Gliders in Use', ['New Salt'], 'We use KAG in storms and find that it helps.'),
      paper('gull', 'Gullnet: Nets on the Shore', ['Ann Shore'], 'Nets dry on the shore.'),
      paper('bank', 'A Wide Collection of Waves: The Wave Bank', ['Ida Other'], 'Waves are wide.'),
      paper('plain', 'Winds over Hills', ['Ida Other'], 'Hills are windy.'),
      ...Array.from({ length: 20 }, (_, i) =>
        paper(`filler-${i}`, `Boats ${i}`, [], 'Boats rest in harbours.'),
      ),
    ]),
  });
  const answer = async (question: string) => {
    const { quotes, byRecord } = await engine.answer(question);
    return { byRecord, ids: quotes.map((quote) => quote.paper.id), sentence: quotes[0]?.sentence };
  };

  it.each([
    ['who wrote the KAG paper?', 'authors', 'test:kag'],
    ['when was KAG published?', 'day', 'test:kag'],
    ['who wrote the KAG paper and when?', 'both', 'test:kag'],
    ['who wrote Winds over Hills?', 'authors', 'test:plain'],
    // Only the title says what it made.
    ['since when is there a Wave Bank?', 'day', 'test:bank'],
    ['when did Gullnet come out?', 'day', 'test:gull'],
    ['who wrote the Gullnet paper?', 'authors', 'test:gull'],
    ['who introduced Gullnet?', 'authors', 'test:gull'],
    ['Who came up with gullnet', 'authors', 'test:gull'],
  ])('names the paper whose record answers, and quotes none: %s', async (question, byRecord, id) => {
    expect(await answer(question)).toEqual({ byRecord, ids: [id], sentence: undefined });
  });

  it('quotes no sentence about something whose maker it doesn’t know', async () => {
    const { byRecord, ids, sentence } = await answer('what year did storms with KAG come out?');
    expect(byRecord).toBeUndefined();
    expect(ids.length).toBeGreaterThan(0);
    expect(sentence).toBeUndefined();
  });

  it('doesn’t answer from a record if no paper made the thing', async () => {
    expect((await answer('who wrote Hamlet?')).byRecord).toBeUndefined();
    expect((await answer('who introduced nets?')).byRecord).toBeUndefined();
  });

  it('quotes a maker who says so, without naming people', async () => {
    const { byRecord, sentence } = await answer('who introduced KAG?');
    expect(byRecord).toBeUndefined();
    expect(sentence).toContain('We introduce KAG');
  });
});
