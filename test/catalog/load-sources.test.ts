import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSources } from '../../src/catalog/load-sources.ts';
import { answer, sleepyMachine, startSourceServer } from '../support/source-server.ts';

const settings = {
  HF_API_URL: 'http://127.0.0.1:9/hf',
  ARXIV_API_URL: 'http://127.0.0.1:9/arxiv',
  ARXIV_FEED_URL: 'http://127.0.0.1:9/atom',
};
const { parts } = sleepyMachine();

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-sources-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('finds every source by file', async () => {
  const sources = await loadSources({ ...settings, ARXIV_CATEGORIES: ['cs.CL'] }, parts);
  expect([...sources].map(([name, { title }]) => [name, title])).toEqual([
    ['arxiv-announcements', 'arXiv announcements'],
    ['arxiv', 'arXiv'],
    ['hugging-face', 'Hugging Face'],
  ]);
});

it('leaves out a source the settings do not enable', async () => {
  expect([...(await loadSources(settings, parts)).keys()]).toEqual(['arxiv', 'hugging-face']);
});

it('finds a new source in a new file', async () => {
  await writeFile(join(folder, 'shelf.js'), "export default { create: () => ({ title: 'A shelf' }) };");
  await writeFile(join(folder, 'notes.md'), 'not a source');
  expect([...(await loadSources(settings, parts, folder)).keys()]).toEqual(['shelf']);
});

it('passes on an address from SOURCES, and only to that source', async () => {
  const file = (title: string) =>
    `export default { create: ({ address }) => ({ title: address ?? '${title}' }) };`;
  await writeFile(join(folder, 'kites.js'), file('kites'));
  await writeFile(join(folder, 'shelf.js'), file('shelf'));
  const sources = await loadSources(
    { ...settings, SOURCES: { kites: 'https://kites.example/' } },
    parts,
    folder,
  );
  expect([...sources.values()].map(({ title }) => title)).toEqual(['https://kites.example/', 'shelf']);
});

it('prevents the start if SOURCES names a source without a file', async () => {
  const wanted = { ...settings, SOURCES: { kiets: 'https://kites.example/' } };
  await expect(loadSources(wanted, parts, folder)).rejects.toThrow(
    "there's no file kiets.ts in src/catalog/sources",
  );
});

it('prevents the start, naming the file, if one is not a source', async () => {
  await writeFile(join(folder, 'wrong.js'), 'export const create = 1;');
  await expect(loadSources(settings, parts, folder)).rejects.toThrow(
    "src/catalog/sources/wrong.ts doesn't default-export a source",
  );
});

it('reports each request under its source’s name', async () => {
  const service = await startSourceServer(answer(503, ''));
  const told: [string, string][] = [];
  const settings = { HF_API_URL: service.address, ARXIV_API_URL: service.address, ARXIV_FEED_URL: '' };
  const http = { ...sleepyMachine().parts, onRequest: (...fact: [string, string]) => void told.push(fact) };
  const source = (await loadSources(settings, http)).get('hugging-face');
  await expect(source?.trending?.()).rejects.toThrow();
  expect(new Set(told.map(String))).toEqual(new Set(['Hugging Face,failed']));
  service.handle = answer(200, '[]');
  await source?.trending?.();
  expect(told.at(-1)).toEqual(['Hugging Face', 'answered']);
  await service.close();
  await expect(source?.trending?.()).rejects.toThrow();
  expect(told.at(-1)).toEqual(['Hugging Face', 'unreachable']);
});
