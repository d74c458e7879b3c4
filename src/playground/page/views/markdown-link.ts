import { rulesExtended, type SimpleMarkdown } from 'discord-markdown-parser';

type Rule = Parameters<typeof SimpleMarkdown.parserFor>[0][string];

const LABEL = String.raw`\[((?:\[[^[\]\n]{0,300}\]|[^[\]\n])+)\]`;
const ADDRESS = String.raw`<?(https?:\/\/(?:[^\s<>()]|\([^\s<>()]*\))+)>?`;
const LINK = new RegExp(`^${LABEL}\\(${ADDRESS}(?: +"[^"\\n]*")?\\)`, 'i');

/**
 * Masked links, `[label](https://…)`, to http and https only, as in Discord. The parser's own rule takes seconds on
 * hostile text with many brackets; this one scans it once.
 */
export const linkRule: Rule = {
  order: rulesExtended.link?.order ?? 0,
  match: (source) => LINK.exec(source),
  parse: (capture, parse, state) => ({
    type: 'link',
    content: parse(capture[1] ?? '', state),
    target: capture[2] ?? '',
  }),
};
