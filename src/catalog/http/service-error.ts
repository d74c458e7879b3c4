import { z } from 'zod';

/** A service did not give what was asked for; the message is one sentence for a person. */
export class ServiceError extends Error {
  override name = 'ServiceError';
  /** The HTTP status, when an answer came. */
  readonly status: number | undefined;

  constructor(message: string, options: { cause: unknown; status?: number | undefined }) {
    super(message, { cause: options.cause });
    this.status = options.status;
  }
}

/** An answer that is none of what was asked for. */
export class StatusError extends Error {
  readonly status: number;
  readonly headers: Headers;

  constructor({ status, headers }: Response) {
    super(`answered ${status}`);
    this.status = status;
    this.headers = headers;
  }
}

/** What asking again would not change, in words that follow the name of a host. */
export class FinalError extends Error {}

/** What went wrong with a request to an address, as a sentence that names its host. */
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

/** What went wrong, in one line: a schema tells of all that does not fit, of which the first thing is enough. */
function oneLine(error: unknown): string {
  const [issue] = error instanceof z.ZodError ? error.issues : [];
  if (issue !== undefined)
    return `${issue.message.toLowerCase()}${issue.path.length > 0 ? ` at ${issue.path.join('.')}` : ''}`;
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
