import type { Mutant } from './mutant.ts';
import { OPERATORS } from './operators.ts';
import { childrenOf, type Node, nodeIn, parse } from './syntax.ts';

/** What is written to the log is for people who read it, and no test holds its words. */
const LOGGED = /(^|\.)log\.(trace|debug|info|warn|error|fatal)$/;

/** Every mutant of one file, in the order of its text. Types, comments, imports and names of fields are left alone. */
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
  // Whether a line is written, neither.
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
