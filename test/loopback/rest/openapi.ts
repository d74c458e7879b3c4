import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import type { RequestRecord } from '../../../src/loopback/rest/request-log.ts';

const content = z.looseObject({ 'application/json': z.looseObject({}).optional() }).optional();
const operation = z.looseObject({
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content })).optional(),
});
const description = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** The description has a number where Discord's documentation and every library send a string. */
const TOLD_OTHERWISE = /default_member_permissions$/;

/**
 * Checks requests and responses against Discord's own OpenAPI description; returns the differences, one sentence each.
 */
export function createSchemaCheck(file: string): (record: RequestRecord) => string[] {
  const document = description.parse(JSON.parse(readFileSync(file, 'utf8')));
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'discord');
  const paths = Object.keys(document.paths).map((path) => ({ path, parts: path.split('/') }));

  function validate(pointer: string, value: unknown): string[] {
    const check = ajv.getSchema(`discord#${pointer}`);
    if (check === undefined) return [`no schema at ${pointer}`];
    const sent: unknown = JSON.parse(JSON.stringify(value));
    if (check(sent)) return [];
    return (check.errors ?? [])
      .filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'anyOf')
      .filter(({ instancePath }) => !TOLD_OTHERWISE.test(instancePath))
      .slice(0, 5)
      .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  }

  return (record) => {
    const name = `${record.method} ${record.path}`;
    const found = paths
      .filter(({ parts }) => fits(parts, record.path.split('/')))
      .sort((one, other) => one.path.split('{').length - other.path.split('{').length)
      .find(({ path }) => document.paths[path]?.[record.method.toLowerCase()] !== undefined);
    if (found === undefined) return [`${name} is not in the description`];
    const method = record.method.toLowerCase();
    const { requestBody, responses } = operation.parse(document.paths[found.path]?.[method]);
    const at = `/paths/${escapePart(found.path)}/${method}`;
    const json = `content/${escapePart('application/json')}/schema`;
    const wrong: string[] = [];
    const wasTaken = record.status !== undefined && record.status < 400;
    if (wasTaken && requestBody?.content?.['application/json'] !== undefined && record.body !== undefined)
      wrong.push(...validate(`${at}/requestBody/${json}`, record.body).map((one) => `request ${one}`));
    if (wasTaken && record.response !== undefined) {
      const known = responses?.[String(record.status)]?.content?.['application/json'];
      if (known === undefined) wrong.push(`answer ${record.status} is not described`);
      else
        wrong.push(
          ...validate(`${at}/responses/${record.status}/${json}`, record.response).map(
            (one) => `answer ${one}`,
          ),
        );
    }
    return wrong.map((one) => `${name}: ${one}`);
  };
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, index) => part.startsWith('{') || part === parts[index])
  );
}

function escapePart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
