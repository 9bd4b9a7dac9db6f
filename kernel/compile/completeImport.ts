/** Completes the name of an imported module: `#lib`, files beside the notebook, packages of the project, modules of the platform. */
import ts from '@tslab/typescript-for-tslab';
import { host } from '../compilerHost';

export interface Completion {
  start: number;
  end: number;
  candidates: string[];
}

/** @returns Undefined if the position is not in the name of a module. */
export function completeImport(code: string, position: number): Completion | undefined {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, true);
  const literal = literalAt(file, position);
  if (!literal || !namesModule(literal)) return undefined;
  const start = literal.getStart(file) + 1;
  const isClosed = !literal.isUnterminated && literal.end > start;
  const typed = code.slice(start, position);
  const known = typed.startsWith('.') ? filesBeside(typed) : host.importableModules();
  const candidates = known.filter((name) => name.startsWith(typed)).sort();
  return { start, end: isClosed ? literal.end - 1 : position, candidates };
}

function literalAt(file: ts.SourceFile, position: number): ts.StringLiteral | undefined {
  const find = (node: ts.Node): ts.StringLiteral | undefined => {
    if (node.pos > position || node.end < position) return undefined;
    if (!ts.isStringLiteral(node)) return ts.forEachChild(node, find);
    const isBefore = node.getStart(file) < position;
    return isBefore && (node.isUnterminated || position < node.end) ? node : undefined;
  };
  return find(file);
}

function namesModule(literal: ts.StringLiteral): boolean {
  const { parent } = literal;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return parent.moduleSpecifier === literal;
  if (ts.isExternalModuleReference(parent)) return true;
  if (ts.isLiteralTypeNode(parent)) return ts.isImportTypeNode(parent.parent);
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== literal) return false;
  const { expression } = parent;
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')
  );
}

/** Paths as an import writes them: a file without `.ts`, a folder with a slash at its end. */
function filesBeside(typed: string): string[] {
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  if (!folder) return ['./', '../'];
  const entries = host.listFolder(`${host.notebookFolder}/${folder}`);
  return entries.flatMap(({ name, isFolder }) => {
    if (name.startsWith('.') || name === 'node_modules') return [];
    if (isFolder) return `${folder}${name}/`;
    const importable = /^(.+?)(?:\.(?:d\.)?tsx?|(\.(?:c?js|json)))$/.exec(name);
    return importable ? `${folder}${importable[1]}${importable[2] ?? ''}` : [];
  });
}
