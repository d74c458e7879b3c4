/** The server's own errors have a severity; those of the network have none. */
export function isOfServer(error: unknown): boolean {
  return error instanceof Error && 'severity' in error;
}

/** The code of an error of the server or of the system; empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Whether the server can only be read: it became a standby, or always was one. */
export function isReadOnly(error: unknown): boolean {
  return isOfServer(error) && codeOf(error) === '25006';
}
