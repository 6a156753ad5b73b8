import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What stands for a value in the text of an error. */
export const VALUE = 'X1';

/** The literal texts of errors in a room of src: what each says, expects and advises, with a value in the place of each hole. */
export function errorTextsIn(room: string): string[] {
  const folder = path.resolve(import.meta.dirname, '../../../src', room);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const texts = files.flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    return textsOf(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  });
  return [...new Set(texts)].sort();
}

function textsOf(node: ts.Node): string[] {
  const own = [...saidBy(node)].flatMap((said) => literalOf(said) ?? []);
  const inner: string[] = [];
  ts.forEachChild(node, (child) => void inner.push(...textsOf(child)));
  return [...own, ...inner];
}

function* saidBy(node: ts.Node): Generator<ts.Expression> {
  if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) {
    const [message] = node.arguments ?? [];
    if (message) yield message;
  }
  if (ts.isPropertyAssignment(node) && /^(expected|mend)$/.test(node.name.getText())) yield node.initializer;
}

function literalOf(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  const spans = node.templateSpans.map(({ literal }) => VALUE + literal.text);
  return [node.head.text, ...spans].join('');
}
