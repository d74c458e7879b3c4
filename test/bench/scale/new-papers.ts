import { dailyItem } from '../../support/hugging-face.ts';

const COUNT = 500;

/** Where numbers begin that no run of the last minutes had: each second has its own, so that a folder which was kept lacks these papers. */
export function firstNumber(now: Date): number {
  return (Math.floor(now.getTime() / 1_000) * COUNT) % 99_500;
}

/** A day's list of Hugging Face with 500 papers that the catalog lacks, from number `first` on. */
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

/** The title of the one with this number. */
export function newTitle(i: number): string {
  return `Teaching kite number ${i} to read`;
}
