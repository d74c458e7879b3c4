import { buildIfStale } from './build.mjs';

buildIfStale();
await import('../dist/src/cli.js');
