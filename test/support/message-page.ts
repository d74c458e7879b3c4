import { parseHTML } from 'linkedom';

/** The title and the sentence of a page that says one thing. */
export async function messageIn(answer: Response): Promise<string[]> {
  const { document } = parseHTML(await answer.text());
  return ['main h1', 'main p'].map((part) => document.querySelector(part)?.textContent ?? '');
}
