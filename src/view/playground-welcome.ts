import { EMPTY_CATALOG } from './progress.ts';

/** The welcome for a person who started the playground. @param papers - How many the catalog has. */
export function playgroundWelcome(url: string, webUrl: string, papers: number): string {
  return [
    '',
    `  Paperboy's playground is open: ${url}`,
    `  Its web pages and feeds:       ${webUrl}`,
    `  Its mailbox:                   ${url}mailbox`,
    '',
    "  It's a Discord on this machine with the bot in it. Nothing leaves your machine.",
    papers === 0
      ? `  ${EMPTY_CATALOG}`
      : `  It knows ${papers.toLocaleString('en')} papers. Try /search retrieval augmented.`,
    '  Press Ctrl-C to stop. To run the bot on your own server, set DISCORD_TOKEN in .env (see README.md).',
    '',
  ].join('\n');
}
