import ts from '@tslab/typescript-for-tslab';

const { factory: make } = ts;

/**
 * The value of an assignment. A function without a name gets the variable's name, as with an ordinary variable:
 * `() => 1` → `{ ['f']: () => 1 }['f']`.
 */
export function named(
  name: string,
  value: ts.Expression,
  visit: (node: ts.Expression) => ts.Expression,
): ts.Expression {
  const isNameless =
    ts.isArrowFunction(value) || ((ts.isFunctionExpression(value) || ts.isClassExpression(value)) && !value.name);
  const visited = visit(value);
  if (!isNameless) return visited;
  const key = () => make.createStringLiteral(name);
  const property = make.createPropertyAssignment(make.createComputedPropertyName(key()), visited);
  return make.createElementAccessExpression(make.createObjectLiteralExpression([property]), key());
}
