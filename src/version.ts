import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root.ts';

const manifest = z.object({ version: z.string() });

/** This program's version, from its `package.json`. */
export function readVersion(): string {
  return manifest.parse(JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'))).version;
}
