import { expect, it } from 'vitest';
import { loadSources } from '../../src/catalog/load-sources.ts';
import { readConfig } from '../../src/config.ts';
import { arxivEntry, arxivFeed } from '../support/arxiv.ts';
import { plantShown } from '../support/readme-code.ts';
import { answer, sleepyMachine, startSourceServer } from '../support/source-server.ts';

it('the source in the README works unchanged when put into the folder', async () => {
  const folder = await plantShown('src/catalog/README.md', 'src/catalog/sources/kites.ts');
  const service = await startSourceServer(answer(200, arxivFeed(arxivEntry('2608.00001'))));
  const asked = readConfig({ SOURCES: `kites=${service.address}` });
  const source = (await loadSources(asked, sleepyMachine().parts, folder)).get('kites');
  expect(await source?.announced?.()).toMatchObject({ papers: [{ id: '2608.00001' }], skipped: [] });
  await service.close();
  expect([...(await loadSources(readConfig({}), sleepyMachine().parts, folder)).keys()]).toEqual([]);
});
