/**
 * Few programs in tests run any code often enough to repay optimizing it: 46 seconds of CPU time instead of 54 with a
 * threshold fifteen times as high, and a tenth less per start. Later Node versions have another compiler tier in
 * between, and no such flag.
 */
export const COMPILE_LATER: readonly string[] = process.versions.node.startsWith('20.')
  ? ['--interrupt-budget=1000000']
  : [];

/**
 * For started programs: most live for a second or less, in which no collection pays. A tenth less CPU time per start.
 */
export const SHORT_LIVED: readonly string[] = [
  '--single-threaded-gc',
  '--min-semi-space-size=32',
  '--max-semi-space-size=64',
  '--initial-old-space-size=256',
  ...COMPILE_LATER,
];
