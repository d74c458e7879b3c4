import type { Table } from './bench.ts';

/** A table as Markdown, with numbers aligned right. */
export function markdown({ title, columns, rows, notes = [] }: Table): string {
  const texts = [columns, ...rows].map((row) => row.map((cell) => String(cell).replaceAll('|', '\\|')));
  const widths = columns.map((_, i) => Math.max(3, ...texts.map((row) => row[i]?.length ?? 0)));
  const numeric = columns.map((_, i) => rows.every((row) => typeof row[i] !== 'string' || row[i] === ''));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, i) => (numeric[i] ? (row[i] ?? '').padStart(width) : (row[i] ?? '').padEnd(width))).join(' | ')} |`;
  const rule = widths.map((width, i) => (numeric[i] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  const [head = [], ...body] = texts;
  return [
    `### ${title}`,
    '',
    line(head),
    line(rule),
    ...body.map(line),
    '',
    ...notes.map((note) => `${note}\n`),
  ].join('\n');
}
