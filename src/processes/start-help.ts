/** Whether somebody asks what the program can do instead of starting it. */
export function asksForHelp(words: readonly string[]): boolean {
  return words.includes('--help') || words.includes('-h');
}

/** How to start the program. */
export const START_HELP = `Usage: npm start [-- --processes <number>]

Starts the bot. Without DISCORD_TOKEN it opens the playground: a Discord on this machine, with a web page to try it on.

  --processes <number>  several processes that share a PostgreSQL database
  -h, --help            show this

Settings come from the environment or .env: .env.example lists them. For the catalog, try npm run papers -- --help.
`;
