import type { z } from 'zod';
import type { ErrorTree } from '../wire/discord-error.ts';

interface FieldError {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** Adds an issue with Discord's own error code, for a rule that zod can't express. */
export function report(
  ctx: {
    addIssue(issue: { code: 'custom'; path: PropertyKey[]; message: string; params: { code: string } }): void;
  },
  path: readonly PropertyKey[],
  code: string,
  message: string,
): void {
  ctx.addIssue({ code: 'custom', path: [...path], message, params: { code } });
}

/** Discord's names for zod's issues: https://discord.com/developers/docs/reference#error-messages */
export function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.map((issue) => ({ path: issue.path, ...describe(issue) }));
}

function describe(issue: z.core.$ZodIssue): { code: string; message: string } {
  switch (issue.code) {
    case 'custom':
      return { code: String(issue.params?.code ?? 'BASE_TYPE_INVALID'), message: issue.message };
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${issue.maximum}.` }
        : { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` };
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? {
            code: 'NUMBER_TYPE_MIN',
            message: `int value should be greater than or equal to ${issue.minimum}.`,
          }
        : { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` };
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
        : {
            code: `${issue.expected.toUpperCase()}_TYPE_CONVERT`,
            message: `Must be of type ${issue.expected}.`,
          };
    case 'invalid_union':
      return {
        code: 'UNION_TYPE_CHOICES',
        message: 'Value of field "type" must be one of those allowed here.',
      };
    case 'invalid_value':
      return {
        code: 'BASE_TYPE_CHOICES',
        message: `Value must be one of {${issue.values.map(String).join(', ')}}.`,
      };
    case 'invalid_format':
      return { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' };
    default:
      return { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
}

/** Errors nested by field, as in Discord's code 50035. */
export function errorTree(errors: readonly FieldError[]): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of errors) {
    let node = root;
    for (const key of path.map(String)) {
      const next = node[key];
      const child: ErrorTree = next === undefined || Array.isArray(next) ? {} : next;
      node[key] = child;
      node = child;
    }
    const known = node._errors;
    node._errors = [...(Array.isArray(known) ? known : []), { code, message }];
  }
  return root;
}

/** One sentence per error in a tree, with the field it is about. */
export function sentences(tree: ErrorTree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (!Array.isArray(value)) return sentences(value, path === '' ? key : `${path}.${key}`);
    return value.map(({ message }) => (path === '' ? message : `${path}: ${message}`));
  });
}
