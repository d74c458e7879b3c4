import { FinalError } from './service-error.ts';

/** Maximum size of a response, in decompressed bytes; a day's announcements take half of it. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The text of a response. It's counted as it arrives, so that no more than the limit is ever in memory: three
 * megabytes can decompress to gigabytes.
 *
 * @throws FinalError if it's too large, and any error that interrupts it.
 */
export async function readBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new FinalError(`sent more than ${MOST_BYTES / 1024 / 1024} MB`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
