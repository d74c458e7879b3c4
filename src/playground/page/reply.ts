import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a request is answered with. */
export type Reply = {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly cache: string;
  /** A file to be saved rather than shown. */
  readonly download?: boolean;
};

export function textReply(status: number, body: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body, cache: 'no-store' };
}

export function jsonReply(value: unknown): Reply {
  return {
    status: 200,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(value),
    cache: 'no-store',
  };
}

/** Sends a reply; `policy` is the Content-Security-Policy every answer carries. */
export function sendReply(response: ServerResponse, reply: Reply, policy: string): void {
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'cache-control': reply.cache,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(reply.download === true && { 'content-disposition': 'attachment' }),
  });
  response.end(reply.body);
}

/** Reads a JSON body of at most `longest` bytes, or says in a sentence why it cannot. */
export async function readJson(
  request: IncomingMessage,
  longest: number,
): Promise<{ value: unknown } | { problem: string }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // What is too long is read to its end all the same: an answer amid a request would be lost with its connection.
    if (size <= longest) chunks.push(chunk);
  }
  if (size > longest) return { problem: 'That is too long.' };
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { problem: 'That is not JSON.' };
  }
}
