import type { ShelfNews } from '../catalog/refresh/shelf.ts';
import { count } from './text.ts';

/** That the file of the refreshed catalog lost something, and what was done about it, for the person who runs the bot. */
export function shelfNewsSentence(news: ShelfNews): string {
  return news.kind === 'shrunk'
    ? `${news.file} lost ${count(news.missing, 'paper')}. I still have them and am writing the file again.`
    : `${news.file} was damaged: ${news.reason} I moved it to ${news.aside} and wrote a complete one from memory.`;
}
