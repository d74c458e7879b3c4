import { type Node, nodeIn } from './syntax.ts';

/** A change that an operator proposes for a node. */
export interface Change {
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

type Operator = (node: Node, text: string) => Change[];

/** What each operator becomes: a comparison's boundary and opposite, a sibling for the others. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&': ['|'],
  '|': ['&'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '++': ['--'],
  '--': ['++'],
};

/** Methods that are easily confused. */
const METHODS: Readonly<Record<string, string>> = {
  every: 'some',
  some: 'every',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};

/** Methods whose result has their receiver's type: the call may be forgotten. */
const FORGETTABLE: ReadonlySet<string> = new Set([
  'filter',
  'reverse',
  'slice',
  'sort',
  'toLowerCase',
  'toSorted',
  'toUpperCase',
  'trim',
]);

const sign: Operator = (node, text) => {
  const [left, right] = [nodeIn(node.left), nodeIn(node.right)];
  const mark = String(node.operator);
  if (left === undefined || right === undefined) return [];
  const start = left.end + text.slice(left.end, right.start).indexOf(mark);
  return (SIGNS[mark] ?? []).map((other) => ({
    operator: `${mark} becomes ${other}`,
    start,
    end: start + mark.length,
    replacement: other,
  }));
};

const step: Operator = (node, text) => {
  const other = SIGNS[String(node.operator)]?.[0] ?? '';
  const changed = text.slice(node.start, node.end).replace(String(node.operator), other);
  return [replace(node, 'step the other way', changed)];
};

const condition: Operator = (node, text) => {
  const test = nodeIn(node.test);
  // These are negated in place.
  if (test === undefined || test.type === 'UnaryExpression' || isEquality(test)) return [];
  return [replace(test, 'condition negated', `!(${text.slice(test.start, test.end)})`)];
};

const guard: Operator = (node) => {
  const consequent = nodeIn(node.consequent);
  const exits = /^(Return|Throw|Continue|Break)Statement$/.test(lastOf(consequent)?.type ?? '');
  return nodeIn(node.alternate) === undefined && exits ? [replace(node, 'guard removed', ';')] : [];
};

const statement: Operator = (node) =>
  typeof node.directive === 'string' ? [] : [replace(node, 'statement removed', ';')];

const unary: Operator = (node, text) => {
  const argument = nodeIn(node.argument);
  const mark = node.operator;
  if (argument === undefined || (mark !== '!' && mark !== '-')) return [];
  return [replace(node, `${mark} removed`, text.slice(argument.start, argument.end))];
};

const literal: Operator = (node) => {
  const { value } = node;
  if (typeof value === 'boolean') return [replace(node, 'the other truth', String(!value))];
  // Nobody would notice a limit of 201 instead of 200; 2,000 is different.
  if (typeof value === 'number' && value >= 10) return [replace(node, 'ten times as much', `${value}0`)];
  if (typeof value === 'number') return [replace(node, 'number plus one', String(value + 1))];
  if (typeof value === 'bigint') return [replace(node, 'number plus one', `${value + 1n}n`)];
  return typeof value === 'string' && value !== '' ? [replace(node, 'text emptied', "''")] : [];
};

const template: Operator = (node, text) =>
  text.slice(node.start, node.end).length > 2 ? [replace(node, 'text emptied', '``')] : [];

const list: Operator = (node) =>
  Array.isArray(node.elements) && node.elements.length > 0 ? [replace(node, 'list emptied', '[]')] : [];

const giveBack: Operator = (node) => {
  const argument = nodeIn(node.argument);
  const isNothing = argument === undefined || argument.name === 'undefined';
  return isNothing ? [] : [replace(argument, 'returns nothing', 'undefined as never')];
};

const call: Operator = (node, text) => {
  const callee = nodeIn(node.callee);
  const [object, property] = [nodeIn(callee?.object), nodeIn(callee?.property)];
  if (object === undefined || property === undefined) return [];
  const name = text.slice(property.start, property.end);
  const other = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (other !== undefined) return [replace(property, `${name} becomes ${other}`, other)];
  const receiver = text.slice(object.start, object.end);
  return FORGETTABLE.has(name) ? [replace(node, `${name} forgotten`, receiver)] : [];
};

/** The operators for each kind of node. */
export const OPERATORS: ReadonlyMap<string, readonly Operator[]> = new Map([
  ['ArrayExpression', [list]],
  ['AssignmentExpression', [sign]],
  ['BinaryExpression', [sign]],
  ['CallExpression', [call]],
  ['ConditionalExpression', [condition]],
  ['ExpressionStatement', [statement]],
  ['IfStatement', [condition, guard]],
  ['Literal', [literal]],
  ['LogicalExpression', [sign]],
  ['ReturnStatement', [giveBack]],
  ['TemplateLiteral', [template]],
  ['UnaryExpression', [unary]],
  ['UpdateExpression', [step]],
  ['WhileStatement', [condition]],
]);

function replace({ start, end }: Node, operator: string, replacement: string): Change {
  return { operator, start, end, replacement };
}

function isEquality({ type, operator }: Node): boolean {
  return type === 'BinaryExpression' && (operator === '===' || operator === '!==');
}

/** The last statement of a block, or the only statement. */
function lastOf(body: Node | undefined): Node | undefined {
  return Array.isArray(body?.body) ? nodeIn(body.body.at(-1)) : body;
}
