/**
 * How long to wait for something that is immediate on an idle machine, ms: no test may depend on the machine's load,
 * and broken code still fails, only later.
 */
export const PATIENCE_MS = 60_000;
