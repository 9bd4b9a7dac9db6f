import { createRequire } from 'node:module';

// TypeScript 7 has no JavaScript API; this is the compiler that the kernel compiles cells with
const ofTslab = createRequire(createRequire(__filename).resolve('tslab/package.json'));
// biome-ignore lint/suspicious/noExplicitAny: a compiler without types of its own
export const ts: any = ofTslab('@tslab/typescript-for-tslab');
// biome-ignore lint/suspicious/noExplicitAny: its nodes
type Node = any;

/** A changed copy of an answer. */
export interface Mutant {
  /** What was changed: `7:31 tf.max → tf.min`. */
  change: string;
  source: string;
}

const operators: Record<string, string[]> = {
  ...{ '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['*'], '**': ['*'] },
  ...{ '<': ['<=', '>'], '<=': ['<', '>'], '>': ['>=', '<'], '>=': ['>', '<'] },
  ...{ '===': ['!=='], '!==': ['==='], '&&': ['||'], '||': ['&&'], '??': ['&&'] },
  ...{ '+=': ['-=', '='], '-=': ['+=', '='], '*=': ['/='], '/=': ['*='] },
};
const pairs =
  'add sub, mul div, max min, maximum minimum, sum mean, exp log, argMax argMin, equal notEqual, every some, floor ceil, step sign, ' +
  'round floor, all any, zerosLike onesLike, push unshift, map filter, loss accuracy, logProbs labels, images labels, ' +
  'parameters weight, testLoss testAccuracy, trainLoader testLoader, train test, backward evaluate, size rank, zeroGrad step';
const names = new Map<string, string[]>();
for (const [a, b] of pairs.split(', ').map((pair) => pair.split(' '))) {
  names.set(a, [...(names.get(a) ?? []), b]);
  names.set(b, [...(names.get(b) ?? []), a]);
}

/** All mutants of an answer's default function, one change each: operators, axes, signs, constants, order, what is left out. */
export function mutantsOf(source: string): Mutant[] {
  const file = ts.createSourceFile('answer.ts', source, ts.ScriptTarget.ES2022, true);
  const answer = file.statements.find(ts.isFunctionDeclaration);
  const mutants = new Map<string, Mutant>();
  const textOf = (node: Node): string => node.getText(file);
  const place = (at: number) => {
    const { line, character } = file.getLineAndCharacterOfPosition(at);
    return `${line + 1}:${character + 1}`;
  };
  const replace = (node: Node, text: string) => {
    const [start, end] = [node.getStart(file), node.getEnd()];
    const mutated = source.slice(0, start) + text + source.slice(end);
    const change = `${place(start)} ${short(source.slice(start, end))} → ${short(text) || 'nothing'}`;
    if (mutated !== source && !mutants.has(mutated)) mutants.set(mutated, { change, source: mutated });
  };
  const swap = (node: Node, a: Node, b: Node) => {
    const text = textOf(node);
    const from = node.getStart(file);
    const [first, second] = [a, b].map((one) => [one.getStart(file) - from, one.getEnd() - from]);
    replace(
      node,
      text.slice(0, first[0]) + textOf(b) + text.slice(first[1], second[0]) + textOf(a) + text.slice(second[1]),
    );
  };

  function visit(node: Node): void {
    if (ts.isTypeNode(node)) return;
    for (const text of replacements(node, textOf)) replace(node, text);
    const neighbours = listOf(node);
    for (let i = 0; i + 1 < neighbours.length; i++) swap(node, neighbours[i], neighbours[i + 1]);
    ts.forEachChild(node, visit);
  }
  ts.forEachChild(answer.body, visit);
  const statements = [...answer.body.statements];
  for (let i = 0; i + 1 < statements.length; i++) swap(answer.body, statements[i], statements[i + 1]);
  return [...mutants.values()];
}

/** What may stand in a node's place. */
function replacements(node: Node, textOf: (node: Node) => string): string[] {
  if (ts.isNumericLiteral(node)) return numbers(Number(node.text));
  if (ts.isStringLiteral(node)) return ["'mutated'"];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return ['false'];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ['true'];
  if (ts.isBinaryExpression(node)) {
    const [left, operator, right] = [node.left, node.operatorToken, node.right].map(textOf);
    return (operators[operator] ?? []).map((other) => `${left} ${other} ${right}`);
  }
  if (ts.isPrefixUnaryExpression(node)) {
    const operand = textOf(node.operand);
    const isStep = [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken].includes(node.operator);
    return isStep ? [node.operator === ts.SyntaxKind.PlusPlusToken ? `--${operand}` : `++${operand}`] : [operand];
  }
  if (ts.isPostfixUnaryExpression(node)) {
    return [`${textOf(node.operand)}${node.operator === ts.SyntaxKind.PlusPlusToken ? '--' : '++'}`];
  }
  if (ts.isAwaitExpression(node)) return [textOf(node.expression)];
  if (ts.isConditionalExpression(node)) {
    return [textOf(node.whenFalse), textOf(node.whenTrue)];
  }
  if (ts.isPropertyAccessExpression(node)) {
    return (names.get(node.name.text) ?? []).map((other) => `${textOf(node.expression)}.${other}`);
  }
  if (ts.isCallExpression(node)) return calls(node, textOf);
  if (ts.isIfStatement(node)) return [`if (!(${textOf(node.expression)})) ${textOf(node.thenStatement)}`, ';'];
  if (ts.isReturnStatement(node) && node.expression) return ['return;', `${textOf(node.expression)};`];
  if (ts.isExpressionStatement(node) || ts.isForStatement(node) || ts.isForOfStatement(node)) return [';'];
  return [];
}

function numbers(value: number): string[] {
  if (!Number.isInteger(value) || Math.abs(value) > 100) return [`${2 * value}`, `${value / 2}`, '0'];
  return value === 0 ? ['1', '(-1)'] : [`${value + 1}`, `${value - 1}`, `(-${value})`];
}

function calls(node: Node, textOf: (node: Node) => string): string[] {
  const callee = textOf(node.expression);
  const words = node.arguments.map(textOf);
  const mutated = node.arguments.length > 1 ? [`${callee}(${words.slice(0, -1).join(', ')})`] : [];
  if (words.length > 0 && callee.startsWith('tf.')) mutated.push(words[0]); // the operation left out
  if (callee === 'tf.tidy') mutated.push(`(${words[0]})()`);
  if (ts.isPropertyAccessExpression(node.expression) && !callee.startsWith('tf.')) {
    mutated.push(textOf(node.expression.expression)); // `x.f()` → `x`
  }
  return mutated;
}

/** What stands in a row in a node, so that two neighbours may be exchanged. */
function listOf(node: Node): Node[] {
  if (ts.isBlock(node)) return [...node.statements];
  if (ts.isCallExpression(node)) return [...node.arguments];
  if (ts.isArrayLiteralExpression(node) || ts.isArrayBindingPattern(node)) return [...node.elements];
  if (ts.isObjectLiteralExpression(node)) {
    const own = node.properties.filter(ts.isPropertyAssignment);
    return own.map((property: Node) => property.initializer);
  }
  return ts.isConditionalExpression(node) ? [node.whenTrue, node.whenFalse] : [];
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 45)} … ${line.slice(-20)}` : line;
}
