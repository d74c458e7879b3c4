import type { IncomingMessage } from 'node:http';
import type { Upload } from '../messages/attachments.ts';
import { discordError } from '../wire/discord-error.ts';

export interface ReadBody {
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

/** Discord accepts up to 25 MiB per request. */
const maxBytes = 25 * 1024 * 1024;

/** Reads JSON, or a form with the body in `payload_json` and uploads in `files[n]`. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > maxBytes) throw discordError('bodyTooLarge');
    chunks.push(bytes);
  }
  if (size === 0) return { body: undefined, uploads: [] };
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('multipart/form-data')
    ? readForm(bytes, type)
    : { body: parse(bytes.toString('utf8')), uploads: [] };
}

async function readForm(bytes: Buffer, type: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const uploads: Upload[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') continue;
    uploads.push({
      key: /\[(\w+)\]/.exec(name)?.[1] ?? name,
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  const json = form.get('payload_json');
  return { body: typeof json === 'string' ? parse(json) : {}, uploads };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw discordError('badJson');
  }
}
