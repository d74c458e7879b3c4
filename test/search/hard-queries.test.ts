import { expect, it } from 'vitest';
import { createSearchEngine } from '../../src/search/engine.ts';
import { bundledCatalog } from './bundled.ts';

const engine = createSearchEngine({ catalog: bundledCatalog() });

/** What people type, why it's hard, and the paper that must come first. */
const QUERIES: readonly [query: string, why: string, first: string][] = [
  ['RAG', 'an acronym that only the text spells out', '2005.11401'],
  ['S4', 'two characters', '2111.00396'],
  ['rag for knowledge tasks', 'an acronym and words of the title', '2005.11401'],
  ['attention is rnn', 'a title half remembered, one word of it short for another', '2405.13956'],
  ['Attention as an RNN', 'a whole title with stop words', '2405.13956'],
  ['oriol vinyals', 'a name and nothing else', '1511.06391'],
  ['P. Lewis', 'a name with an initial', '2005.11401'],
  ['Gu structured state spaces long sequences', 'a family name before the topic', '2111.00396'],
  ['natural langauge decathlon', 'two letters swapped', '1806.08730'],
  ['order maters sets', 'a letter left out', '1511.06391'],
  ['diverse beam serch', 'a short word misspelt', '1610.02424'],
  ['retreival-augmentd genration', 'every word misspelt', '2005.11401'],
  ['grammatical error correction', 'a task that several papers name', '2205.10884'],
  ['biot5+', 'a name with a sign', '2402.17810'],
  ['tx-llm', 'a name with a hyphen', '2406.06316'],
  ['encoder-decoder vs decoder only', 'the same words in two roles', '2304.04052'],
  ['how do I split very long sequences over many GPUs', 'a question in other words', '2105.13120'],
  ['arXiv:2111.00396v3', 'an id with its version', '2111.00396'],
  ['https://www.alphaxiv.org/abs/2310.03294', 'a link to another site', '2310.03294'],
  ['author:kiet vietnamese', 'a condition and a word', '2203.11400'],
  ['long context benchmark bilingual', 'the words of the title out of order', '2308.14508'],
  ['"multitask learning as question answering" -biomedical', 'a phrase and an exclusion', '1806.08730'],
];

it.each(QUERIES)('finds the right paper first for %s (%s)', async (query, _, first) => {
  const { hits } = await engine.find({ query });
  expect(hits[0]?.paper.id).toBe(first);
});

it.each([
  ['chatbot sourdough', 'no paper of the catalog speaks of it'],
  ['9999.99999', 'an id that cannot be'],
  ['"decathlon natural"', 'a phrase in the wrong order'],
])('finds nothing for %s, and does not pretend to (%s)', async (query) => {
  expect(await engine.find({ query })).toMatchObject({ hits: [], total: 0 });
});
