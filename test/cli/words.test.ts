import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { loadVerbs } from '../../src/cli/load-verbs.ts';

/** What can be typed after `papers`: each verb's arguments, and its options with their defaults. */
const EXPECTED = `
ask [options] <question...>
  --limit <n> ("3")
  --json
backup [options] <file>
doctor [options]
eval [options]
  --queries <file> (needed)
  --qrels <file> (needed)
  --json
import [options] <file...>
  --into <catalog> (needed)
  --format <format>
move [options]
  --to <place> (needed)
rank [options]
  --queries <file> (needed)
  --limit <n> ("100")
  --out <file>
refresh [options]
  --since <day>
register [options]
restore [options] <file>
  --paused
search [options] <query...>
  --limit <n> ("10")
  --sort <order> ("relevance")
  --json
similar [options] <paper...>
  --limit <n> ("10")
  --json
trending [options]
  --window <window> ("day")
  --limit <n> ("10")
  --json
`;

it('has these verbs, with these arguments and options', async () => {
  const verbs = await loadVerbs(fileURLToPath(new URL('../../dist/src/cli/verbs', import.meta.url)));
  const lines = [...verbs].flatMap(([name, verb]) => {
    const command = new Command(name);
    verb.describe(command);
    const options = command.options.map(({ flags, mandatory, defaultValue }) => {
      const usual = defaultValue === undefined ? '' : ` (${JSON.stringify(defaultValue)})`;
      return `  ${flags}${mandatory ? ' (needed)' : ''}${usual}`;
    });
    return [`${name} ${command.usage()}`, ...options];
  });
  expect(lines).toEqual(EXPECTED.trim().split('\n'));
});
