import path from 'node:path';
import { childrenOf, type Node, nodeIn, parse } from '../syntax.ts';

/** A stretch of source that runs as a unit, from start to end in UTF-16 units; blocks nest. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

export interface Instrumented {
  readonly text: string;
  /** In numerical order, starting at the requested number. */
  readonly blocks: readonly Block[];
}

const RUNTIME = 'test/bench/mutants/probes/runtime.ts';

/** A source that reports which of its blocks run: each body, branch and short function calls `hit` with its number. */
export function instrument(file: string, text: string, first: number): Instrumented {
  const blocks: Block[] = [];
  const inserts: { at: number; order: number; text: string }[] = [];
  const probe = ({ start, end }: Node, before: (hit: string) => string, after: string, at = start): void => {
    const order = inserts.length;
    inserts.push({ at, order, text: before(`__hit(${first + blocks.length})`) });
    // If several end at the same place, inner blocks end first.
    if (after !== '') inserts.push({ at: end, order: -order - 1, text: after });
    blocks.push({ start, end });
  };
  const visit = (node: Node): void => {
    for (const { part, isStatement } of branchesOf(node)) {
      if (part.type === 'BlockStatement') probe(part, (hit) => `${hit};`, '', part.start + 1);
      else if (isStatement) probe(part, (hit) => `{${hit};`, '}');
      else probe(part, (hit) => `(${hit},`, ')');
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parse(file, text));
  const parts: string[] = [];
  let from = 0;
  for (const insert of inserts.sort((a, b) => a.at - b.at || a.order - b.order)) {
    parts.push(text.slice(from, insert.at), insert.text);
    from = insert.at;
  }
  const runtime = path.posix.relative(path.posix.dirname(file), RUNTIME);
  return { text: `import { hit as __hit } from '${runtime}';${parts.join('')}${text.slice(from)}`, blocks };
}

interface Branch {
  readonly part: Node;
  readonly isStatement: boolean;
}

/** Parts that run only sometimes when their node runs, or only when called. */
function branchesOf(node: Node): Branch[] {
  const some = (isStatement: boolean, ...parts: unknown[]): Branch[] =>
    parts.flatMap((value) => {
      const part = nodeIn(value);
      return part === undefined ? [] : [{ part, isStatement }];
    });
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return some(false, node.body);
    case 'ConditionalExpression':
      return some(false, node.consequent, node.alternate);
    case 'LogicalExpression':
      return some(false, node.right);
    case 'IfStatement':
      return some(true, node.consequent, node.alternate);
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
      return some(true, node.body);
    case 'CatchClause':
      return some(true, node.body);
    default:
      return [];
  }
}
