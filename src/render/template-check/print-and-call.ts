import type { Value } from '../views/schema.ts';
import { asPath } from './enter-block.ts';
import { nearestName } from './nearest-name.ts';
import { isNode } from './parse-templates.ts';
import { resolvePath, rootScope, type Scope } from './resolve-path.ts';

/** Why {{name}} cannot be printed; null where it can. */
export function printProblem({ path, params }: hbs.AST.MustacheStatement, scope: Scope): string | null {
  const { original } = asPath(path);
  if (params.length > 0) return original === 'lookup' ? null : `there is no helper ${original}`;
  const led = resolvePath(asPath(path), scope);
  if ('problem' in led) return led.problem;
  return led.value === null || led.value.kind === 'text' ? null : instead(original, led.value);
}

function instead(name: string, value: Value): string {
  if (value.kind === 'condition') return `${name} is a condition: {{#if ${name}}}`;
  if (value.kind === 'list') return `${name} is a list: {{#each ${name}}}`;
  const held = 'of' in value ? Object.keys(value.of.values).map((one) => `${name}.${one}`) : [];
  return `${name} holds values and is none: ${held.join(', ')}`;
}

export type Call = hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement;

/** Where {{> name}} leads and with what; null where only the filling can tell. */
export function calledTemplate(
  { name, params, hash }: Call,
  scope: Scope,
  known: readonly string[],
): { called: string; scope: Scope } | { problem: string } | null {
  if (!isNode('PathExpression', name)) return null;
  // a number, too, may name a template
  const called = String(name.original);
  if (!known.includes(called)) {
    const meant = nearestName(called, known);
    return { problem: `there is no template ${called}.hbs${meant ? `; did you mean ${meant}?` : ''}` };
  }
  const [handed] = params;
  const led = handed ? resolvePath(asPath(handed), scope) : null;
  if (led && 'problem' in led) return led;
  const schema = led ? (led.value?.kind === 'view' ? led.value.of : null) : scope.schema;
  const own = new Map((hash?.pairs ?? []).map(({ key }) => [key, null]));
  return { called, scope: { ...rootScope(scope.root), schema, isInList: scope.isInList, own } };
}
