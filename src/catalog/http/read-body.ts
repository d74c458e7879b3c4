import { FinalError } from './service-error.ts';

/** Largest answer that is read, in bytes as they come out of their compression; the announcements of a day have half of it. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The text of an answer. It is counted while it comes in, so that no more than the limit is ever held: three megabytes
 * can unfold into gigabytes.
 *
 * @throws FinalError when it is too large, and whatever breaks it off.
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
