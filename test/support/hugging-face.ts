/** A `daily_papers` item in its real shape; the words are ours. */
export function dailyItem(paper: { id: string }, more: Record<string, unknown> = {}) {
  const title = 'Teaching a Kite to Read';
  return {
    paper: {
      ...paper,
      authors: [
        { _id: '66a1', name: 'Ada North', hidden: false, status: 'claimed_verified', user: { name: 'ada' } },
        { _id: '66a2', name: 'Bob South', hidden: true },
        { _id: '66a3', name: 'Eve West', hidden: false },
      ],
      publishedAt: '2026-08-17T00:00:00.000Z',
      submittedOnDailyAt: '2026-08-20T00:00:00.000Z',
      submittedOnDailyBy: { _id: '66b1', name: 'carol' },
      title,
      summary: 'Kites are rarely taught to read. We try.',
      upvotes: 12,
      discussionId: '66c1',
      projectPage: 'https://example.org/kite',
      githubRepo: 'example/kite',
      githubRepoAddedBy: 'user',
      githubStars: 40,
      ai_summary: 'A kite learns to read.',
      ai_keywords: ['kites', 'reading'],
      organization: { _id: '66d1', name: 'kite-lab', fullname: 'Kite Lab' },
      ...more,
    },
    publishedAt: '2026-08-16T20:00:00.000Z',
    title,
    summary: 'Kites are rarely taught to read. We try.',
    thumbnail: 'https://example.org/kite.png',
    numComments: 3,
    submittedBy: { _id: '66b1', name: 'carol' },
    isAuthorParticipating: false,
  };
}
