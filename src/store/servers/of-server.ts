import { errorCode } from '../../error-code.ts';
/** The server's own errors have a severity; those of the network have none. */
export function isOfServer(error: unknown): boolean {
  return error instanceof Error && 'severity' in error;
}

/** Whether the server can only be read: it became a standby, or always was one. */
export function isReadOnly(error: unknown): boolean {
  return isOfServer(error) && errorCode(error) === '25006';
}
