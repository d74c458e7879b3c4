import type { Mutant } from './mutant.ts';
import { OPERATORS } from './operators.ts';
import { childrenOf, type Node, nodeIn, parse } from './syntax.ts';

/** Log texts are for people, and no test checks their wording. */
const LOGGED = /(^|\.)log\.(trace|debug|info|warn|error|fatal)$/;

/** Every mutant of a file, in source order. Types, comments, imports and field names are left alone. */
export function candidates(file: string, text: string): Mutant[] {
  const found: Mutant[] = [];
  const visit = (node: Node): void => {
    if (isLeftAlone(node, text)) return;
    for (const operator of OPERATORS.get(node.type) ?? []) {
      found.push(...operator(node, text).map((change) => ({ file, ...change })));
    }
    for (const child of childrenOf(node)) {
      if (!isFieldName(node, child)) visit(child);
    }
  };
  visit(parse(file, text));
  return found;
}

function isLeftAlone(node: Node, text: string): boolean {
  if (/^(Import|ExportAll)/.test(node.type)) return true;
  // Nor whether a line is logged at all.
  const body =
    node.type === 'IfStatement' && nodeIn(node.alternate) === undefined ? statementsOf(node.consequent) : [];
  if (body.length > 0 && body.every((statement) => isLeftAlone(statement, text))) return true;
  const call = node.type === 'ExpressionStatement' ? nodeIn(node.expression) : node;
  const callee = call?.type === 'CallExpression' ? nodeIn(call.callee) : undefined;
  return callee !== undefined && LOGGED.test(text.slice(callee.start, callee.end));
}

function statementsOf(value: unknown): Node[] {
  const node = nodeIn(value);
  if (node?.type !== 'BlockStatement') return node === undefined ? [] : [node];
  return childrenOf(node);
}

function isFieldName(node: Node, child: Node): boolean {
  return node.key === child && node.computed !== true;
}
