/** Why a measuring process died: the last thing it wrote to stderr, and its status. */
export function causeOfEnd(errors: string, code: number | null): string {
  if (errors.includes('heap out of memory')) return 'out of memory';
  const reason = /^\w*Error: .*$/m.exec(errors)?.[0];
  return reason ?? `ended with status ${code ?? 'of a signal'}`;
}
