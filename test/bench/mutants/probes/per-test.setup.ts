import path from 'node:path';
import { expect } from 'vitest';
import { MARK, workFor } from './runtime.ts';

const { testPath = '' } = expect.getState();
const name = path.relative(process.cwd(), testPath).split(path.sep).join('/');
workFor(path.resolve('dist', MARK + encodeURIComponent(name)));
