import { isArxivId } from './id.ts';
import type { Paper } from './paper.ts';

/** The abstract page on arXiv, or undefined if this isn't an arXiv id. */
export function arxivUrl(id: string): string | undefined {
  return isArxivId(id) ? `https://arxiv.org/abs/${id}` : undefined;
}

/** The page on Hugging Face, or undefined if this isn't an arXiv id. Not every paper has one. */
export function huggingFaceUrl(id: string): string | undefined {
  return isArxivId(id) ? `https://huggingface.co/papers/${id}` : undefined;
}

/** Where to read a paper: its own address, or else one derived from its id; undefined if there's neither. */
export function paperUrl(paper: Pick<Paper, 'id' | 'url'>): string | undefined {
  return paper.url ?? arxivUrl(paper.id) ?? urlOfDoi(paper.id);
}

function urlOfDoi(id: string): string | undefined {
  const doi = /^doi:(10\.\d{4,9}\/\S+)$/i.exec(id)?.[1];
  return doi === undefined
    ? undefined
    : `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`;
}
