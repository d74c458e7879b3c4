import type { Paper } from '../../../paper/paper.ts';

/** A paper as a catalog line, without the line break: known keys in a fixed order, then unknown ones. */
export function catalogLine({ extra, ...paper }: Paper): string {
  const ordered = {
    id: paper.id,
    title: paper.title,
    abstract: paper.abstract,
    summary: paper.summary,
    authors: paper.authors,
    published: paper.published,
    categories: paper.categories,
    keywords: paper.keywords,
    listedOn: paper.listedOn,
    upvotes: paper.upvotes,
    comments: paper.comments,
    codeUrl: paper.codeUrl,
    codeStars: paper.codeStars,
    projectUrl: paper.projectUrl,
    thumbnailUrl: paper.thumbnailUrl,
    organization: paper.organization,
    url: paper.url,
  } satisfies { [Field in keyof Required<Omit<Paper, 'extra'>>]: unknown };
  return JSON.stringify(extra === undefined ? ordered : { ...ordered, ...extra });
}
