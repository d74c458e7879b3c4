import { unknownSentence } from '../../env-file.ts';
import { checkDiscord } from '../doctor/connections.ts';
import { checkEmbeddings } from '../doctor/embeddings.ts';
import type { Finding } from '../doctor/finding.ts';
import { checkCatalog, checkSources, checkStore } from '../doctor/holdings.ts';
import { checkMail } from '../doctor/mail.ts';
import type { Verb } from '../verb.ts';

const MARK = { ok: 'ok   ', off: 'off  ', new: 'new  ', wrong: 'WRONG' } as const;

export default {
  describe(command) {
    command.description('Check settings, catalog, sources, store, Discord login and mail');
  },

  async run({ config, unknown, log, clock, out }) {
    // The settings were read before this; a wrong one would have ended the program already.
    const settings: Finding =
      unknown.length === 0
        ? { part: 'settings', state: 'ok', says: 'all valid.' }
        : { part: 'settings', state: 'wrong', says: `in .env, ${unknown.map(unknownSentence).join(' ')}` };
    const found = await Promise.all([
      checkCatalog(config, clock),
      checkSources(config, clock),
      checkEmbeddings(config, clock),
      checkStore(config, log, clock),
      checkDiscord(config),
      checkMail(config),
    ]);
    const findings = [settings, ...found.flat()];
    for (const { part, state, says } of findings) out(`${MARK[state]}  ${part}: ${says}`);
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
  },
} satisfies Verb;
