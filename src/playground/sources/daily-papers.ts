import type { Paper } from '../../paper/paper.ts';

/** Papers as Hugging Face `daily_papers` items, in their real shape. */
export function dailyPapers(papers: readonly Paper[]): string {
  return JSON.stringify(papers.map(itemOf));
}

function itemOf(paper: Paper) {
  const { id, title, authors, published, listedOn, upvotes, comments, organization } = paper;
  return {
    paper: {
      id,
      title,
      authors: authors.map((name) => ({ name, hidden: false })),
      publishedAt: momentOf(published),
      submittedOnDailyAt: momentOf(listedOn),
      summary: paper.abstract ?? null,
      upvotes,
      ai_summary: paper.summary ?? null,
      ai_keywords: paper.keywords ?? [],
      githubRepo: paper.codeUrl ?? null,
      githubStars: paper.codeStars ?? null,
      projectPage: paper.projectUrl ?? null,
      organization: organization === undefined ? null : { fullname: organization },
    },
    title,
    numComments: comments,
  };
}

/** A day as services date it; null if only the month or year is known. */
export function momentOf(day: string | undefined): string | null {
  return day?.length === 10 ? `${day}T00:00:00.000Z` : null;
}
