import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { COMPILED } from '../../support/whole-programs.ts';

const compiled = (file: string) => JSON.stringify(pathToFileURL(join(COMPILED, file)).href);

/**
 * Adds papers to an index, and sleeps until the worker has written the merged one and ended: its messages are then read
 * at a stretch. Says how many merged indexes were handed over.
 */
const script = (folder: string) => `
  import { statSync } from 'node:fs';
  import { setTimeout } from 'node:timers/promises';
  import { createCatalogBuilder } from ${compiled('src/catalog/catalog.js')};
  import { createIndexOpener } from ${compiled('src/search/live/open-index.js')};

  const dataDir = ${JSON.stringify(folder)};
  const written = () => statSync(dataDir + '/search.index', { throwIfNoEntry: false })?.size ?? 0;
  const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  const papers = createCatalogBuilder();
  const grown = (count) => {
    for (const end = papers.size + count; papers.size < end; )
      papers.put({ id: 'test:' + papers.size, title: 'Owl ' + papers.size, authors: ['Ada Example'] });
    return papers.catalog();
  };
  const catalog = grown(900);
  const first = { catalog, ...(await createIndexOpener({ dataDir }).open(catalog)) };
  while (written() === 0) await setTimeout(20);

  const before = written();
  let merged = 0;
  function sleepUntilWritten() {
    for (let waited = 0; waited < 20_000 && written() === before; waited += 20) sleep(20);
    sleep(300);
  }
  const opener = createIndexOpener({
    dataDir,
    mergedAtOnce: 0,
    onMerged: () => merged++,
    onProgress: () => setImmediate(sleepUntilWritten),
  });
  await opener.open(grown(20), first);
  await opener.close();
  await setTimeout(100);
  console.log('merged', merged, written() === before);
  process.exit();
`;

it('hands over the merged index even if the worker ended before anybody got to read its messages', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-late-reader-'));
  const file = join(folder, 'late-reader.mjs');
  await writeFile(file, script(join(folder, 'data')));
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  expect(stdout.trim()).toBe('merged 1 false');
});
