import { decodeHTMLStrict } from 'entities';
import { subscript, superscript } from './scripts.ts';

/** Tags in web titles and abstracts that end a line or paragraph. */
const BREAKS = 'p|br|div|li|ul|ol|h[1-6]|hr|tr|td|blockquote|section|title';
/** Tags that only affect appearance; their contents stay. */
const LOOKS =
  'i|b|em|strong|u|tt|code|span|small|big|sc|scp|font|a|cite|mark|italic|bold|sup|sub|inf|abbr|q|var|kbd|samp|center';
/** Namespaces used by journals and libraries: `jats:p`, `mml:math`. */
const NAMESPACES =
  '(?:jats|mml|m|xhtml|ali|xlink):[a-z][\\w-]*|math|mi|mn|mo|mrow|msub|msup|mtext|inline-formula';
const ATTRIBUTES = '(?:\\s[^<>]{0,500})?';
const TAG = new RegExp(`<(/?)(${BREAKS}|${LOOKS}|${NAMESPACES})${ATTRIBUTES}/?>`, 'gi');
const BREAK = new RegExp(`^(?:(?:jats|xhtml):)?(?:${BREAKS})$`, 'i');
const SCRIPT = new RegExp(`<(sub|sup|inf)${ATTRIBUTES}>([^<>]{1,40})</\\1>`, 'gi');
const CDATA = /<!\[CDATA\[|\]\]>/g;

/**
 * HTML as plain text: entities are decoded, formatting tags are removed, `CO<sub>2</sub>` becomes CO₂. Anything that
 * only looks like a tag (`<unk>`, `x<y`, a lone `<b>` that a sentence is about) stays.
 */
export function readMarkup(text: string): string {
  if (!text.includes('<')) return text.includes('&') ? decodeHTMLStrict(text) : text;
  const plain = withoutTags(text.replace(CDATA, '').replace(SCRIPT, asScript));
  return plain.includes('&') ? decodeHTMLStrict(plain) : plain;
}

function asScript(_: string, name: string, content: string): string {
  return name.toLowerCase() === 'sup' ? superscript(content) : subscript(content);
}

function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  const opened = new Set<string>();
  const closed = new Set<string>();
  for (const [, slash, name = ''] of text.matchAll(TAG))
    (slash === '' ? opened : closed).add(name.toLowerCase());
  return text.replace(TAG, (tag, _, written: string) => {
    const name = written.toLowerCase();
    const isAlone = /^(?:br|hr|p)$/.test(name);
    if (!isAlone && !(opened.has(name) && closed.has(name))) return tag;
    return BREAK.test(name) ? ' ' : '';
  });
}
