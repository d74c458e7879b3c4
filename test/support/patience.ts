/**
 * So long something is waited for that comes at once on an idle machine, ms: no test shall depend on how busy the machine is,
 * and what is broken fails later, not less.
 */
export const PATIENCE_MS = 60_000;
