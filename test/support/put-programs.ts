import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { orFail } from './compiled.ts';
import { OUTSIDE } from './whole.ts';
import { COMPILED, ROOT, WHOLE } from './whole-programs.ts';

/** Inside the project, so that its packages can be found; anything that isn't a project module stays external. */
const KEPT = path.join(ROOT, 'node_modules/.cache/paperboy-tests');
/** Older builds belong to runs that are over, ms. */
const OLD_MS = 24 * 3_600_000;

/** Modules that are started, or looked up by their folder. */
const STARTED = [
  /^src\/(main|cli)\.js$/,
  /^commands\/[^/]+\.js$/,
  /^src\/cli\/verbs\/[^/]+\.js$/,
  /^src\/catalog\/(formats|sources)\/[^/]+\.js$/,
  /-(worker|child)\.js$/,
  // Modules that test programs start with.
  /^src\/catalog\/(file\/import\/import|paper-file\/keep)\.js$/,
];

/**
 * Bundles the program and its threads into a few files, each with all its modules and packages: a program then starts
 * with a third less CPU time, and a thread with half; tests start hundreds. The tests of `main`, `cli` and the thread
 * files check that the shipped files start too.
 */
export default function setup(): Promise<void> {
  return orFail(putPrograms);
}

async function putPrograms(): Promise<void> {
  const modules = compiledModules();
  const known = createHash('sha256').update(
    statSync(path.join(ROOT, 'package-lock.json')).mtimeMs.toString(),
  );
  for (const file of ['put-programs.ts', 'whole.ts'])
    known.update(readFileSync(path.join(import.meta.dirname, file)));
  for (const file of modules) {
    const { mtimeMs, size } = statSync(path.join(COMPILED, file));
    known.update(`${file} ${mtimeMs} ${size}\n`);
  }
  const folder = path.join(KEPT, known.digest('hex').slice(0, 16));
  if (!existsSync(folder)) await putTogether(modules, folder);
  await utimes(folder, new Date(), new Date());
  process.env[WHOLE] = folder;
}

function compiledModules(): string[] {
  return ['src', 'commands']
    .flatMap((top) =>
      readdirSync(path.join(COMPILED, top), { recursive: true }).map((file) => path.join(top, String(file))),
    )
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.js'))
    .sort();
}

async function putTogether(modules: readonly string[], folder: string): Promise<void> {
  const passing = `${folder}.${process.pid}`;
  const started = modules.filter((file) => STARTED.some((pattern) => pattern.test(file)));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'keep-places',
        enforce: 'pre',
        // Files that a module looks for beside itself are where its own file would be.
        transform(code, id) {
          if (!id.startsWith(COMPILED) || !code.includes('import.meta.url')) return undefined;
          const place = pathToFileURL(path.join(folder, path.relative(COMPILED, id))).href;
          return { code: code.replaceAll('import.meta.url', JSON.stringify(place)), map: null };
        },
      },
    ],
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: passing,
      rolldownOptions: {
        input: Object.fromEntries(
          started.map((file) => [file.replace(/\.js$/, ''), path.join(COMPILED, file)]),
        ),
        external: OUTSIDE,
        // Of what a start reads, a quarter is comments.
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].mjs', comments: false },
      },
    },
    ssr: { noExternal: true, resolve: { conditions: ['node'] } },
  });
  await rename(passing, folder).catch(async (error: unknown) => {
    // Another run was first.
    if (!existsSync(folder)) throw error;
    await rm(passing, { recursive: true, force: true });
  });
  await removeOld(folder);
}

async function removeOld(newest: string): Promise<void> {
  await mkdir(KEPT, { recursive: true });
  for (const name of await readdir(KEPT)) {
    const other = path.join(KEPT, name);
    // Another run may just have removed it.
    const since = statSync(other, { throwIfNoEntry: false })?.mtimeMs;
    if (other === newest || since === undefined || Date.now() - since < OLD_MS) continue;
    await rm(other, { recursive: true, force: true });
  }
}
