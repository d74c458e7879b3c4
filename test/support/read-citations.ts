import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { plugins } from '@citation-js/core';
import Papa from 'papaparse';
import { vi } from 'vitest';
import { z } from 'zod';
import type { ExportFormat } from '../../src/cite/formats/export.ts';

/** What every format says about a paper, as another program reads it. */
export interface ReadCitation {
  readonly key: string;
  readonly title: string;
  /** Given name first. */
  readonly authors: readonly string[];
  readonly year: string;
  /** Where it can be read, which contains its id; empty if not given. */
  readonly url: string;
}

const name = z.union([
  z.object({ literal: z.string() }).transform(({ literal }) => literal),
  z.looseObject({
    given: z.string().optional(),
    'non-dropping-particle': z.string().optional(),
    'dropping-particle': z.string().optional(),
    family: z.string().optional(),
    suffix: z.string().optional(),
  }),
]);

const items = z.array(
  z.looseObject({
    id: z.string(),
    title: z.string(),
    author: z.array(name).default([]),
    URL: z.string().default(''),
    issued: z.object({ 'date-parts': z.array(z.array(z.number())) }).optional(),
  }),
);

const rows = z.array(
  z.object({
    key: z.string(),
    title: z.string(),
    authors: z.string(),
    published: z.string(),
    url: z.string(),
  }),
);

/** Reads an export with a program that had no part in writing it. @throws Error with that program's warnings. */
export function readCitations(format: Exclude<ExportFormat, 'markdown'>, text: string): ReadCitation[] {
  const warned: string[] = [];
  const spy = vi.spyOn(console, 'warn').mockImplementation((...said) => void warned.push(said.join(' ')));
  try {
    const read = format === 'csv' ? readTable(text) : readItems(format, text);
    if (warned.length > 0) throw new Error(`the reader of ${format} warned: ${warned.join('; ')}`);
    return read;
  } finally {
    spy.mockRestore();
  }
}

function readItems(format: 'bibtex' | 'ris' | 'csl', text: string): ReadCitation[] {
  const raw =
    format === 'csl'
      ? JSON.parse(text)
      : plugins.input.chain(format === 'bibtex' ? withKnownMacros(text) : text, {
          generateGraph: false,
          forceType: format === 'bibtex' ? '@bibtex/text' : '@ris/file',
        });
  return items.parse(raw).map(({ id, title, author, issued, URL: url }) => ({
    key: id,
    title: withoutMarks(title),
    authors: author.map(nameOf).map(withoutMarks),
    year: String(issued?.['date-parts'][0]?.[0] ?? ''),
    url,
  }));
}

/** LaTeX knows the macro for Romanian letters; this reader doesn't. */
function withKnownMacros(bibtex: string): string {
  return bibtex.replace(/\{\\textcommabelow (\w)\}/g, (_, letter: string) =>
    `${letter}\u0326`.normalize('NFC'),
  );
}

function nameOf(read: z.infer<typeof name>): string {
  if (typeof read === 'string') return read;
  const parts = [
    read.given,
    read['dropping-particle'],
    read['non-dropping-particle'],
    read.family,
    read.suffix,
  ];
  return parts.filter(Boolean).join(' ');
}

/** The reader adds markup for braces and superscripts. */
function withoutMarks(text: string): string {
  return text.replace(/<\/?(?:span|sup|sub|i|b)\b[^>]*>/g, '');
}

function readTable(text: string): ReadCitation[] {
  const { data, errors } = Papa.parse(text, { header: true, skipEmptyLines: true });
  const [error] = errors;
  if (error !== undefined) throw new Error(error.message);
  return rows.parse(data).map(({ key, title, authors, published, url }) => ({
    key,
    title: withoutMarker(title),
    authors: authors === '' ? [] : withoutMarker(authors).split('; '),
    year: published.slice(0, 4),
    url,
  }));
}

/** A spreadsheet takes an apostrophe before a formula as the mark of text. */
function withoutMarker(value: string): string {
  return value.replace(/^'(?=[=+\-@\t\r])/, '');
}
