import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faults, packagesWith, readSources } from './support/structure.ts';

const sources = readSources();

/** The current tree plus one file. */
function withFile(file: string, text: string) {
  return faults(new Map([...sources, [file, text]]));
}

describe('the structure of the code', () => {
  it('holds: imports go one way, packages have their homes, nobody else reads the environment', () => {
    expect(faults(sources)).toEqual([]);
  });

  it.each([
    [
      'a feature that imports a view',
      'src/paper/planted.ts',
      "import { safe } from '../view/text.ts';",
      'upward',
    ],
    [
      'a view that imports a command',
      'src/view/planted.ts',
      "import search from '../../commands/search.ts';",
      'upward',
    ],
    [
      'a command that imports the stemmer',
      'commands/planted.ts',
      "import { stemmer } from 'stemmer';",
      'whose home',
    ],
    [
      'a view that makes a client',
      'src/view/planted.ts',
      "import { type A, Client } from 'discord.js';",
      'Client',
    ],
    ['a late import upward', 'src/paper/planted.ts', "const x = await import('../view/text.ts');", 'upward'],
    [
      'a feature that reads the environment',
      'src/search/planted.ts',
      'export const x = process.env.HOME;',
      'environment',
    ],
    ['a folder nobody planned', 'src/utils/planted.ts', 'export const x = 1;', 'no floor'],
    [
      'a loopback that knows the bot',
      'src/loopback/planted.ts',
      "import { x } from '../log.ts';",
      'stands on its own',
    ],
    ['an import of nothing', 'src/paper/planted.ts', "import { x } from './absent.ts';", 'not there'],
  ])('breaks with %s', (_what, file, text, sentence) => {
    const found = withFile(file, text);
    expect(found.find((fault) => fault.includes(sentence))).toContain(file);
  });

  it('breaks with a cycle of folders, at any depth and through types alone', () => {
    const tree = new Map([
      ['src/search/deep/a.ts', "import { b } from '../../catalog/b.ts';"],
      ['src/catalog/b.ts', "import type { A } from '../search/deep/a.ts';"],
      ['src/search/c.ts', "import { d } from './deep/d.ts';"],
      ['src/search/deep/d.ts', 'export const d = 1;'],
    ]);
    expect(faults(tree)).toEqual([
      'these files import each other in a ring: src/catalog/b.ts, src/search/deep/a.ts',
      'these folders import each other in a ring: src/catalog, src/search/deep',
    ]);
  });

  it('breaks with a cycle of files in one folder', () => {
    const tree = new Map([
      ['src/search/a.ts', "import { b } from './b.ts';"],
      ['src/search/b.ts', "import { c } from './c.ts';"],
      ['src/search/c.ts', "import type { A } from './a.ts';"],
    ]);
    expect(faults(tree)).toEqual([
      'these files import each other in a ring: src/search/a.ts, src/search/b.ts, src/search/c.ts',
    ]);
  });

  it('loads only what every start needs at a start', () => {
    const loaded = packagesWith(sources, 'src/start.ts').filter((name) => !name.startsWith('node:'));
    expect(loaded).toEqual([
      'discord.js',
      'entities',
      'escape-string-regexp',
      'kysely',
      'lru-cache',
      'node-cron',
      'p-timeout',
      'stemmer',
      'temporal-polyfill',
      'undici',
      'unicode2latex',
      'zod',
    ]);
  });

  it('has no file of more than 250 lines in src and commands', () => {
    const long = [...sources].filter(([, text]) => text.trimEnd().split('\n').length > 250);
    expect(long.map(([file]) => file)).toEqual([]);
  });

  it('has the agreed top level', () => {
    const agreed = [
      'LICENSE',
      'README.md',
      'commands',
      'data',
      'package-lock.json',
      'package.json',
      'src',
      'test',
      'tsconfig.json',
    ];
    const made = ['node_modules', 'dist'];
    const top = readdirSync(new URL('..', import.meta.url)).filter((name) => !name.startsWith('.'));
    expect(top.filter((name) => !made.includes(name)).sort()).toEqual([...agreed].sort());
  });
});
