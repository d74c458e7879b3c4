import { expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createKnownAcronyms } from '../../src/follow/known-acronyms.ts';
import { paper } from '../support/papers.ts';

const rag = paper('rag', { title: 'On retrieval-augmented generation (RAG)' });
const sam = paper('sam', { abstract: 'We have a segment anything model (SAM).' });
const lora = paper('lora', { title: 'Low-rank adaptation (LoRA)' });

const RAG = 'retrieval augmented generation';
const SAM = 'segment anything model';
const LORA = 'low rank adaptation';

it('explain what titles and abstracts explain', async () => {
  const acronyms = await createKnownAcronyms()(createCatalog([rag, sam]));
  expect([RAG, SAM, LORA].map((form) => acronyms.acronymsOf(form))).toEqual([['RAG'], ['SAM'], []]);
});

it.each([
  ['the changes', [1]],
  ['everything', undefined],
])('read new papers alone when a catalog that knows %s follows', async (_, changes) => {
  const known = createKnownAcronyms();
  const first = createCatalog([rag]);
  await known(first);
  const second = createCatalog([{ ...rag, title: lora.title }, sam]);
  let asked = 0;
  const next = {
    ...second,
    changedSince(before: typeof first) {
      asked++;
      expect(before).toBe(first);
      return changes;
    },
  };
  for (let times = 0; times < 2; times++) {
    const acronyms = await known(next);
    expect([RAG, SAM, LORA].map((form) => acronyms.acronymsOf(form))).toEqual([['RAG'], ['SAM'], []]);
  }
  expect(asked).toBe(1);
});

it('are read after a catalog could not be', async () => {
  const known = createKnownAcronyms();
  const catalog = createCatalog([rag]);
  const all = (): never => {
    throw new Error('the disk is away');
  };
  await expect(known({ ...catalog, all })).rejects.toThrow('away');
  expect((await known(catalog)).acronymsOf(RAG)).toEqual(['RAG']);
});
