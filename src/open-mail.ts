import type { Config } from './config.ts';
import type { Digests } from './digest/service/digests.ts';
import type { TakeTime } from './discord/rest/shared-pacer.ts';
import type { Following } from './follow/following.ts';
import type { Logger } from './log.ts';
import type { MailStore } from './mail/mail-store.ts';
import type { BounceKind } from './mail/outlet/bounce.ts';
import type { MailService } from './mail/outlet/mail.ts';
import { createVault } from './mail/vault.ts';
import { createMailTurns } from './mail-turns.ts';
import type { Paper } from './paper/paper.ts';
import { readSecretKey } from './secret-key.ts';
import { createSite } from './web/site/site.ts';

/** Sets up mail from the settings; undefined, with a log line, if only some of them are set. */
export async function openMail(parts: {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly store: MailStore;
  readonly digests: Digests;
  readonly followNews: Following['compose'];
  readonly find: (id: string) => Paper | undefined;
  readonly onBounce?: (kind: BounceKind) => void;
  /** The budgets shared by all processes; absent with only one. */
  readonly take?: TakeTime | undefined;
}): Promise<MailService | undefined> {
  const { config, log, clock, store, digests } = parts;
  const { MAIL_PER_MINUTE: perMinute, SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl } = config;
  if (url === undefined) return undefined;
  if (from === undefined || publicUrl === undefined || config.HTTP_PORT === undefined) {
    log.warn("SMTP_URL is set, but mail also needs MAIL_FROM, HTTP_PORT and PUBLIC_URL, so it's off.");
    return undefined;
  }
  // Without mail, there's no need to load its modules.
  const [{ createMail }, { createTransport }] = await Promise.all([
    import('./mail/outlet/mail.ts'),
    import('./mail/outlet/transport.ts'),
  ]);
  return createMail({
    store,
    vault: createVault(readSecretKey(config)),
    transport: createTransport({
      url,
      from,
      ...(perMinute !== undefined && { turn: createMailTurns({ perMinute, take: parts.take }) }),
    }),
    digests,
    compose: digests.compose,
    followNews: parts.followNews,
    find: parts.find,
    site: createSite(publicUrl),
    from,
    postal: config.MAIL_POSTAL,
    hasPages: true,
    onFailure: (what, error) => log.warn({ result: error }, what),
    clock,
    ...(parts.onBounce !== undefined && { onBounce: parts.onBounce }),
  });
}
