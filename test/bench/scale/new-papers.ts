import { dailyItem } from '../../support/hugging-face.ts';

const COUNT = 500;

/**
 * A starting number that no run in the last minutes had: each second has its own, so that a kept folder doesn't have
 * these papers yet.
 */
export function firstNumber(now: Date): number {
  return (Math.floor(now.getTime() / 1_000) * COUNT) % 99_500;
}

/** Hugging Face's list for a day with 500 papers that aren't in the catalog, from number `first` on. */
export function newPapers(day: Date, first: number): string {
  const date = day.toISOString();
  const items = Array.from({ length: COUNT }, (_, i) => first + i).map((i) => ({
    ...dailyItem(
      { id: `2611.${String(i).padStart(5, '0')}` },
      {
        title: newTitle(i),
        summary: `Kite number ${i} is taught to read, and to write of what it has read.`,
        publishedAt: date,
        submittedOnDailyAt: date,
      },
    ),
    title: newTitle(i),
  }));
  return JSON.stringify(items);
}

/** The title of the paper with this number. */
export function newTitle(i: number): string {
  return `Teaching kite number ${i} to read`;
}
