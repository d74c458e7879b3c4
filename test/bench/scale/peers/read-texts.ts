import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Each paper's title and abstract in a snapshot, as one line each. */
export async function* readTexts(file: string): AsyncGenerator<{ title: string; abstract: string }> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { title, abstract }: { title: string; abstract: string } = JSON.parse(line);
    yield { title: oneLine(title), abstract: oneLine(abstract) };
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
