import { errorCode } from '../../error-code.ts';
/** Whether the server reported this error: those have a severity, network errors don't. */
export function isOfServer(error: unknown): boolean {
  return error instanceof Error && 'severity' in error;
}

/** Whether the server is read-only: it became a standby, or always was one. */
export function isReadOnly(error: unknown): boolean {
  return isOfServer(error) && errorCode(error) === '25006';
}
