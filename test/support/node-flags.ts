/**
 * Few programs in tests run any code often enough to repay optimizing it: 46 seconds of CPU time instead of 54 with a
 * threshold fifteen times as high, and a tenth less per start. Later Node versions have another compiler tier in
 * between, and no such flag.
 */
export const COMPILE_LATER: readonly string[] = process.versions.node.startsWith('20.')
  ? ['--interrupt-budget=1000000']
  : [];
