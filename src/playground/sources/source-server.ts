import { createServer, type ServerResponse } from 'node:http';
import { closeServer, listenLocally } from '../../loopback/local/listen.ts';
import type { Paper } from '../../paper/paper.ts';
import { arxivAnswer } from './arxiv-answer.ts';
import { dailyPapers } from './daily-papers.ts';

/** Hugging Face and arXiv on this machine, with just what a refresh asks them for, and empty at first. */
export interface SourceServer {
  /** The address of each, by the setting that names it. */
  readonly settings: { readonly HF_API_URL: string; readonly ARXIV_API_URL: string };
  /** Lists papers on their own listing day. */
  publish(papers: readonly Paper[]): void;
  close(): Promise<void>;
}

export async function startSourceServer(): Promise<SourceServer> {
  const published = new Map<string, Paper>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/hugging-face/daily_papers') {
      send(response, 'application/json', dailyPapers(listed([...published.values()], searchParams)));
    } else if (pathname === '/arxiv/query') {
      const ids = (searchParams.get('id_list') ?? '').split(',');
      send(response, 'application/atom+xml', arxivAnswer(ids.flatMap((id) => published.get(id) ?? [])));
    } else {
      response.writeHead(404).end();
    }
  });
  const address = `http://127.0.0.1:${await listenLocally(server, 0)}`;
  return {
    settings: { HF_API_URL: `${address}/hugging-face`, ARXIV_API_URL: `${address}/arxiv` },
    publish(papers) {
      for (const paper of papers) published.set(paper.id, paper);
    },
    close: () => closeServer(server),
  };
}

/** The papers of a day or month. None are trending, since ranks in that list would be made up. */
function listed(papers: readonly Paper[], asked: URLSearchParams): Paper[] {
  const period = asked.get('date') ?? asked.get('month') ?? '';
  return papers.filter(({ listedOn = '' }) => period !== '' && listedOn.startsWith(period));
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
}
