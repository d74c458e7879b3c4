import { parseSync } from 'vite';

/** The parts of a syntax tree node used here: its position in the text, and child nodes by name. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Types wrapped around a value: only the value counts. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
]);

/** @throws Error for text that isn't TypeScript. */
export function parse(file: string, text: string): Node {
  const { program, errors } = parseSync(file, text);
  if (errors[0] !== undefined) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
  return nodeIn(program) ?? { type: 'Program', start: 0, end: 0 };
}

/** `value` as a node, if it is one. */
export function nodeIn(value: unknown): Node | undefined {
  return isNode(value) ? value : undefined;
}

/** A node's direct children in source order, without types. */
export function childrenOf(node: Node): Node[] {
  if (WRAPPERS.has(node.type)) return [node.expression].filter(isNode);
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .filter(({ type }) => !type.startsWith('TS') || WRAPPERS.has(type))
    .sort((a, b) => a.start - b.start);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}
