import { createRequire } from 'node:module';
import { decodeHTMLStrict } from 'entities';
import { lazily } from '../../../lazily.ts';
import type { JsonRecord } from '../row/format.ts';

/** Elements that may repeat: always a list. */
const LISTS = new Set([
  'entry',
  'author',
  'category',
  'link',
  'creator',
  'subject',
  'identifier',
  'description',
  'date',
  'version',
  'title',
  'item',
]);

/** Loaded with the first element, as a start usually reads none. */
const fastXml = lazily((): typeof import('fast-xml-parser') =>
  createRequire(import.meta.url)('fast-xml-parser'),
);

const parser = lazily(
  () =>
    new (fastXml().XMLParser)({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseTagValue: false,
      parseAttributeValue: false,
      removeNSPrefix: true,
      // The parser's own decoder is rebuilt for every element, doubling the time. Elements don't declare
      // entities.
      entityDecoder: {
        decode: decodeHTMLStrict,
        reset() {},
        setXmlVersion() {},
        addInputEntities() {},
        setExternalEntities() {},
      },
      trimValues: true,
      isArray: (name) => LISTS.has(name),
    }),
);

/** Why a text isn't complete XML, or undefined. */
export function xmlFault(xml: string): { readonly line: number; readonly msg: string } | undefined {
  const valid = fastXml().XMLValidator.validate(xml);
  return valid === true ? undefined : valid.err;
}

/**
 * An XML element as an object: names without prefix, attributes under `@name`, the text of an element with attributes
 * under `#text`, elements that may repeat as lists.
 *
 * @throws Error with the reason if it's incomplete.
 */
export function parseElement(xml: string, name: string): JsonRecord {
  const fault = xmlFault(xml);
  if (fault !== undefined) throw new Error(`incomplete XML (${fault.msg})`);
  const parsed: unknown = parser().parse(xml);
  const element: unknown = isRecord(parsed) ? parsed[name] : undefined;
  const only = Array.isArray(element) ? element[0] : element;
  return isRecord(only) ? only : {};
}

/** An element's children with a given name. */
export function childrenOf(element: unknown, name: string): unknown[] {
  const found = isRecord(element) ? element[name] : undefined;
  return found === undefined || found === null ? [] : Array.isArray(found) ? found : [found];
}

/** The text of the first child with a given name, or undefined. */
export function textIn(element: unknown, name: string): string | undefined {
  return textsIn(element, name)[0];
}

/** The texts of all children with a given name. */
export function textsIn(element: unknown, name: string): string[] {
  return childrenOf(element, name).flatMap((child) => {
    const text = isRecord(child) ? child['#text'] : child;
    return typeof text === 'string' ? [text] : [];
  });
}

/** An element's attribute, or undefined. */
export function attributeOf(element: unknown, name: string): string | undefined {
  const value = isRecord(element) ? element[`@${name}`] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
