import { expect, it } from 'vitest';
import { z } from 'zod';
import { errorTree, fieldErrors, report, sentences } from '../../../src/loopback/limits/field-errors.ts';

/** What Discord would say about a value: each field's code and message. */
function said(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value);
  return fieldErrors(error?.issues ?? []).map(({ code, message }) => `${code}: ${message}`);
}

it('names field errors like Discord', () => {
  const cases: readonly (readonly [schema: z.ZodType, value: unknown, said: string])[] = [
    [z.number().max(9), 10, 'NUMBER_TYPE_MAX: int value should be less than or equal to 9.'],
    [z.int().max(9), 10, 'NUMBER_TYPE_MAX: int value should be less than or equal to 9.'],
    [z.number().min(2), 1, 'NUMBER_TYPE_MIN: int value should be greater than or equal to 2.'],
    [
      z.int(),
      2 ** 60,
      `NUMBER_TYPE_MAX: int value should be less than or equal to ${Number.MAX_SAFE_INTEGER}.`,
    ],
    [
      z.int(),
      -(2 ** 60),
      `NUMBER_TYPE_MIN: int value should be greater than or equal to ${Number.MIN_SAFE_INTEGER}.`,
    ],
    [z.string().max(3), 'abcd', 'BASE_TYPE_MAX_LENGTH: Must be 3 or fewer in length.'],
    [z.string().min(2), 'a', 'BASE_TYPE_MIN_LENGTH: Must be 2 or more in length.'],
    [z.string(), undefined, 'BASE_TYPE_REQUIRED: This field is required'],
    [z.string(), 7, 'STRING_TYPE_CONVERT: Must be of type string.'],
    [z.array(z.string()), 'a', 'ARRAY_TYPE_CONVERT: Must be of type array.'],
    [
      z.union([z.string(), z.number()]),
      true,
      'UNION_TYPE_CHOICES: Value of field "type" must be one of those allowed here.',
    ],
    [z.enum(['a', 'b']), 'c', 'BASE_TYPE_CHOICES: Value must be one of {a, b}.'],
    [z.string().regex(/^a$/), 'b', 'STRING_TYPE_REGEX: String value did not match validation regex.'],
    [z.strictObject({}), { a: 1 }, 'BASE_TYPE_INVALID: Unrecognized key: "a"'],
    [z.string().refine(() => false, 'No.'), 'a', 'BASE_TYPE_INVALID: No.'],
    [
      z.string().superRefine((_, ctx) => report(ctx, [], 'EMPTY', 'Nothing here.')),
      '',
      'EMPTY: Nothing here.',
    ],
  ];
  for (const [schema, value, expected] of cases) expect(said(schema, value)).toEqual([expected]);
});

it('reports where one of its own rules is broken', () => {
  const schema = z.object({
    embed: z.object({}).superRefine((_, ctx) => report(ctx, ['title', 0], 'EMPTY', 'Nothing here.')),
  });
  expect(fieldErrors(schema.safeParse({ embed: {} }).error?.issues ?? [])).toEqual([
    { path: ['embed', 'title', 0], code: 'EMPTY', message: 'Nothing here.' },
  ]);
});

it('nests errors by field, several for one field together, and turns them into sentences', () => {
  const tree = errorTree([
    { path: ['embeds', 0, 'title'], code: 'A', message: 'Too long.' },
    { path: ['embeds', 0, 'title'], code: 'B', message: 'Too loud.' },
    { path: ['embeds'], code: 'C', message: 'Too many.' },
    { path: [], code: 'D', message: 'No.' },
  ]);
  expect(tree).toEqual({
    embeds: {
      0: {
        title: {
          _errors: [
            { code: 'A', message: 'Too long.' },
            { code: 'B', message: 'Too loud.' },
          ],
        },
      },
      _errors: [{ code: 'C', message: 'Too many.' }],
    },
    _errors: [{ code: 'D', message: 'No.' }],
  });
  expect(sentences(tree)).toEqual([
    'embeds.0.title: Too long.',
    'embeds.0.title: Too loud.',
    'embeds: Too many.',
    'No.',
  ]);
});
