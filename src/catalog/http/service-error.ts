import { z } from 'zod';

/** A service didn't deliver; the message is one sentence for people. */
export class ServiceError extends Error {
  override name = 'ServiceError';
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined;

  constructor(message: string, options: { cause: unknown; status?: number | undefined }) {
    super(message, { cause: options.cause });
    this.status = options.status;
  }
}

/** A response with an error status. */
export class StatusError extends Error {
  readonly status: number;
  readonly headers: Headers;

  constructor({ status, headers }: Response) {
    super(`answered ${status}`);
    this.status = status;
    this.headers = headers;
  }
}

/** An error that a retry won't fix; the message follows a host's name in a sentence. */
export class FinalError extends Error {}

/** An error from a request, as a sentence that names the host. */
export function asServiceError(address: string, error: unknown): ServiceError {
  const { host } = new URL(address);
  const say = (words: string, status?: number): ServiceError =>
    new ServiceError(`${host} ${words}.`, { cause: error, status });
  if (error instanceof StatusError) {
    const { status } = error;
    const meaning = status === 429 ? 'too many requests' : status >= 500 ? 'it is in trouble' : 'it refuses';
    return say(`answered ${status} (${meaning})`, status);
  }
  if (error instanceof FinalError) return say(error.message);
  if (error instanceof Error && error.name === 'TimeoutError') return say('did not answer in time');
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return say(`could not be read: ${oneLine(error)}${cause}`);
}

/** An error in one line: a schema lists every mismatch, of which the first is enough. */
function oneLine(error: unknown): string {
  const [issue] = error instanceof z.ZodError ? error.issues : [];
  if (issue !== undefined)
    return `${issue.message.toLowerCase()}${issue.path.length > 0 ? ` at ${issue.path.join('.')}` : ''}`;
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
