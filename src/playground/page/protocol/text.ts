/** A piece of parsed markup: the page only builds nodes from it, never HTML. */
export type TextNode =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext'; children: TextNode[] }
  | { type: 'heading'; level: 1 | 2 | 3; children: TextNode[] }
  | { type: 'code'; text: string }
  | { type: 'codeBlock'; language: string; text: string }
  | { type: 'list'; ordered: boolean; start: number; items: TextNode[][] }
  | { type: 'link'; url: string; children: TextNode[] }
  | { type: 'mention'; kind: 'user' | 'role' | 'channel' | 'command' | 'everyone'; id: string; label: string }
  /** `at` in seconds since 1970, `style` one of Discord's timestamp letters. */
  | { type: 'time'; at: number; style: string };
