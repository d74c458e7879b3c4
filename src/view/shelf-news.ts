import type { ShelfNews } from '../catalog/refresh/shelf.ts';
import { count } from './text.ts';

/** Says, to the operator, what the refreshed catalog's file lost and what was done about it. */
export function shelfNewsSentence(news: ShelfNews): string {
  return news.kind === 'shrunk'
    ? `${news.file} lost ${count(news.missing, 'paper')}. I still have them and am writing the file again.`
    : `${news.file} was damaged: ${news.reason} I moved it to ${news.aside} and wrote a complete one from memory.`;
}
