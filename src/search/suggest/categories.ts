/** Categories that a half-typed one may mean, most papers first: those that begin with it, then those that contain it. */
export function createCategorySuggester(counts: ReadonlyMap<string, number>) {
  const byPapers = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);

  return (typed: string, limit: number): string[] => {
    const wanted = typed.trim().toLowerCase();
    const begins = byPapers.filter((name) => name.toLowerCase().startsWith(wanted));
    const holds = byPapers.filter((name) => name.toLowerCase().includes(wanted) && !begins.includes(name));
    return [...begins, ...holds].slice(0, limit);
  };
}
