import type { APIAttachment } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { Snowflakes } from '../wire/snowflake.ts';

export interface Upload {
  /** The number in `files[0]`, which the body refers to. */
  readonly key: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface AttachmentStore {
  keep(channelId: string, upload: Upload, description: string | undefined): APIAttachment;
  get(id: string): { readonly attachment: APIAttachment; readonly bytes: Uint8Array } | undefined;
}

/** Keeps the last 200 uploads and serves them from the loopback's own address. */
export function createAttachments(snowflakes: Snowflakes, origin: () => string): AttachmentStore {
  const kept = new LRUCache<string, { attachment: APIAttachment; bytes: Uint8Array }>({ max: 200 });
  return {
    keep(channelId, upload, description) {
      const id = snowflakes.next();
      const url = `${origin()}/attachments/${channelId}/${id}/${encodeURIComponent(upload.filename)}`;
      const attachment: APIAttachment = {
        id,
        filename: upload.filename,
        size: upload.bytes.byteLength,
        url,
        proxy_url: url,
        content_type: upload.contentType,
        ...(description === undefined ? {} : { description }),
      };
      kept.set(id, { attachment, bytes: upload.bytes });
      return attachment;
    },
    get: (id) => kept.get(id),
  };
}
