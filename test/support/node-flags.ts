/**
 * Hardly any code of a test, or of a program that one starts, runs often enough to repay what compiling it to the utmost takes: 46
 * seconds of the processor instead of 54 where this waits fifteen times as long, and a tenth of each start. Later versions of Node
 * have another compiler in between, and no such flag.
 */
export const COMPILE_LATER: readonly string[] = process.versions.node.startsWith('20.')
  ? ['--interrupt-budget=1000000']
  : [];
