import { parseHTML } from 'linkedom';

/** The title and text of a single-message page. */
export async function messageIn(answer: Response): Promise<string[]> {
  const { document } = parseHTML(await answer.text());
  return ['main h1', 'main p'].map((part) => document.querySelector(part)?.textContent ?? '');
}
