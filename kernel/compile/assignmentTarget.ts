import ts from '@tslab/typescript-for-tslab';

const { factory: make } = ts;

type Variable = (name: string) => ts.Expression;
type Visit = (node: ts.Expression) => ts.Expression;

/**
 * Turns the pattern of a declaration into the target of an assignment: `{ a, b: [c = 1] }` → `{ a: v.a, b: [v.c = 1] }`.
 *
 * @param variable Gives the expression that holds a name's value.
 * @param visit Visits the expressions in the pattern.
 */
export function assignmentTarget(name: ts.BindingName, variable: Variable, visit: Visit): ts.Expression {
  const target = (inner: ts.BindingName) => assignmentTarget(inner, variable, visit);
  const withDefault = ({ name: inner, initializer }: ts.BindingElement) =>
    initializer ? make.createAssignment(target(inner), visit(initializer)) : target(inner);

  if (ts.isIdentifier(name)) return ts.setTextRange(variable(name.text), name);
  if (ts.isArrayBindingPattern(name)) {
    return make.createArrayLiteralExpression(
      name.elements.map((element) => {
        if (ts.isOmittedExpression(element)) return element;
        return element.dotDotDotToken ? make.createSpreadElement(target(element.name)) : withDefault(element);
      }),
    );
  }
  return make.createObjectLiteralExpression(
    name.elements.map((element) => {
      if (element.dotDotDotToken) return make.createSpreadAssignment(target(element.name));
      const { propertyName = element.name } = element;
      const key = ts.isComputedPropertyName(propertyName)
        ? make.createComputedPropertyName(visit(propertyName.expression))
        : (propertyName as ts.PropertyName);
      return make.createPropertyAssignment(key, withDefault(element));
    }),
  );
}
