/**
 * Makes a loop take its rounds in chunks, and ask between them:
 *
 *     while (more()) work();
 * →   for (;;) {
 *       let rounds = 0;
 *       for (; rounds < left && more(); rounds++) work();
 *       if (rounds < left) { left -= rounds; break; }
 *       left = loop.take();
 *     }
 *
 * V8 is why. A call in the loop itself makes it keep the loop's variables in memory, or as boxed numbers: measured in Chromium 156, a
 * sum takes 2 to 5 times as long. And a count that begins at 0 in front of the loop needs no check for an overflow.
 *
 * `break`, `continue` and labels stay as they are: whatever ends the inner loop early leaves rounds over.
 */
import ts from '@tslab/typescript-for-tslab';
import { countingVariable } from './loopRounds';

const { factory: make } = ts;

export interface Chunks {
  /** How many rounds may run before the loop takes more. It is always >= 1. */
  left: ts.Identifier;
  /** Gives `left` a new value. */
  takeMore: ts.Statement;
  /** Whether what a chunk has left over is all that the loop may run the next time. Keeping count takes longer than a swift round. */
  keepRest: boolean;
  /** Puts the labels of the loop in front of a statement. */
  labelled: (inner: ts.Statement) => ts.Statement;
}

type Loop = ts.ForStatement | ts.WhileStatement | ts.DoStatement;

/** Whether a loop can go on after it was left. One over an iterator cannot. */
export const canGoOn = (loop: ts.IterationStatement): loop is Loop =>
  ts.isForStatement(loop) || ts.isWhileStatement(loop) || ts.isDoStatement(loop);

/** @param loop No function captures a variable of its head: all rounds get the same one. */
export function loopInChunks(loop: Loop, chunks: Chunks): ts.Statement {
  const counter = countingVariable(loop);
  if (counter) return countedByItself(loop as ts.ForStatement, counter, chunks);
  const rounds = make.createUniqueName('rounds');
  const isInChunk = make.createLessThan(rounds, chunks.left);
  const next = make.createPostfixIncrement(rounds);
  const inner = ts.isDoStatement(loop)
    ? make.updateDoStatement(
        loop,
        loop.statement,
        both(loop.expression, make.createLessThan(make.createPrefixIncrement(rounds), chunks.left)),
      )
    : ts.isWhileStatement(loop)
      ? make.createForStatement(undefined, both(isInChunk, loop.expression), next, loop.statement)
      : make.updateForStatement(
          loop,
          undefined,
          both(isInChunk, loop.condition),
          loop.incrementor ? make.createComma(loop.incrementor, next) : next,
          loop.statement,
        );
  const count = declared(ts.NodeFlags.Let, rounds, make.createNumericLiteral(0));
  const rest = make.createSubtract(chunks.left, rounds);
  return inBlock(loop, [count, chunks.labelled(ts.setTextRange(inner, loop)), ...between(isInChunk, rest, chunks)]);
}

/** A counter of rounds that the loop has already: `for (const end = i + left; i < end && i < length; i++) sum += all[i];` */
function countedByItself(loop: ts.ForStatement, counter: ts.Identifier, chunks: Chunks): ts.Statement {
  const end = make.createUniqueName('end');
  const isInChunk = make.createLessThan(counter, end);
  const inner = make.updateForStatement(
    loop,
    undefined,
    both(isInChunk, loop.condition),
    loop.incrementor,
    loop.statement,
  );
  const limit = declared(ts.NodeFlags.Const, end, make.createAdd(counter, chunks.left));
  const rest = make.createSubtract(end, counter);
  return inBlock(loop, [limit, chunks.labelled(inner), ...between(isInChunk, rest, chunks)]);
}

/** What follows a chunk: the loop's end, unless the chunk was used up. */
function between(isInChunk: ts.Expression, rest: ts.Expression, { left, takeMore, keepRest }: Chunks): ts.Statement[] {
  const kept = keepRest ? [make.createExpressionStatement(make.createAssignment(left, rest))] : [];
  return [make.createIfStatement(isInChunk, make.createBlock([...kept, make.createBreakStatement()])), takeMore];
}

/** The variables of the loop's head, then all chunks. */
function inBlock(loop: Loop, chunk: ts.Statement[]): ts.Statement {
  const head = ts.isForStatement(loop) ? loop.initializer : undefined;
  const first =
    head && ts.isVariableDeclarationList(head)
      ? make.createVariableStatement(undefined, head)
      : head && make.createExpressionStatement(head);
  const all = make.createForStatement(undefined, undefined, undefined, make.createBlock(chunk));
  return first ? make.createBlock([ts.setTextRange(first, head), all]) : all;
}

const both = (one: ts.Expression, other: ts.Expression | undefined) =>
  other ? make.createLogicalAnd(one, other) : one;

const declared = (kind: ts.NodeFlags, name: ts.Identifier, value: ts.Expression) =>
  make.createVariableStatement(
    undefined,
    make.createVariableDeclarationList([make.createVariableDeclaration(name, undefined, undefined, value)], kind),
  );
