import { type MessageBody, messageWithFile, sentence, textDisplay } from './message.ts';
import { MESSAGE_ROOM, roomOf } from './text.ts';

/** A citation to copy; sent as a file if it is too long for a message, or would end the code block around it. */
export function citation(bibtex: string): MessageBody {
  const block = `\`\`\`bibtex\n${bibtex}\`\`\``;
  if (roomOf(block) <= MESSAGE_ROOM && !bibtex.includes('```')) return sentence(block);
  return messageWithFile([textDisplay('This citation is too long for a message, so here it is as a file.')], {
    name: 'citation.bib',
    text: bibtex,
  });
}
