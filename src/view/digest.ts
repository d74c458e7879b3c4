import { type APIMessageTopLevelComponent, MessageFlags } from 'discord.js';
import type { Digest } from '../digest/digest.ts';
import type { DigestSettings } from '../digest/subscription.ts';
import { type DigestView, digestControls, plainDigestTitle } from './digest-parts.ts';
import { plainDigest } from './digest-plain.ts';
import { richDigest } from './digest-rich.ts';
import { type MessageBody, message, textDisplay } from './message.ts';
import { label } from './text.ts';

/** A message ready to post: Components V2, or plain content with components below it. */
export interface PostBody {
  readonly content?: string;
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds;
  readonly allowedMentions: MessageBody['allowedMentions'];
}

/** A digest in its channel's layout, within Discord's limits whatever the papers. */
export function digestPost(
  digest: Digest,
  settings: Pick<DigestSettings, 'layout' | 'roleId'>,
  marker: string,
): PostBody {
  const view = viewOf(digest, settings, marker);
  // A quiet day pings nobody.
  const { allowedMentions } = message([], view.roleId);
  if (settings.layout === 'rich') {
    return { components: richDigest(view), flags: MessageFlags.IsComponentsV2, allowedMentions };
  }
  return {
    content: plainDigest(view),
    components: [digestControls(view)],
    flags: MessageFlags.SuppressEmbeds,
    allowedMentions,
  };
}

/** The digest as a private reply, which pings nobody; the plain layout shows as the same text. */
export function digestPreview(digest: Digest, settings: Pick<DigestSettings, 'layout'>): MessageBody {
  const view = viewOf(digest, {}, 'preview');
  if (settings.layout === 'rich') return message(richDigest(view));
  return message([textDisplay(plainDigest(view)), digestControls(view)]);
}

/** The title of a forum post. */
export function forumTitle(digest: Digest): string {
  return label(plainDigestTitle(digest), 100);
}

function viewOf(digest: Digest, settings: { readonly roleId?: string }, marker: string): DigestView {
  const pings = settings.roleId !== undefined && digest.entries.length > 0;
  return { digest, marker, ...(pings ? { roleId: settings.roleId } : {}) };
}
