import type { Schema, Value } from '../views/schema.ts';
import { isNode } from './parse-templates.ts';
import { type Path, resolvePath, type Scope } from './resolve-path.ts';

/** What lies within a block: its parts, each with what names mean there and the conditions that hold. */
export interface Entered {
  problems: readonly string[];
  inside: readonly { program: hbs.AST.Program; scope: Scope; guards: readonly string[] }[];
}

const HELPERS = ['if', 'unless', 'each', 'with'];

/** A path expression; a literal in its place is read as Handlebars does, as a name. */
export function asPath(expression: hbs.AST.Expression): Path {
  if (isNode('PathExpression', expression)) return expression;
  const original = String('original' in expression ? expression.original : undefined);
  return { data: false, depth: 0, parts: [original], original };
}

/** Enters {{#if}}, {{#unless}}, {{#each}}, {{#with}}, or {{#name}} for short. */
export function enterBlock(block: hbs.AST.BlockStatement, scope: Scope): Entered {
  const helper = block.path.original;
  const [given] = block.params;
  const isShort = given === undefined && !HELPERS.includes(helper);
  const about = isShort ? block.path : given;
  if (!isShort && !HELPERS.includes(helper)) return all(block, scope, [`there is no helper ${helper}`]);
  if (!about) return all(block, scope, [`{{#${helper}}} needs a value`]);
  if (about.type === 'SubExpression') return all(block, scope, []);
  const led = resolvePath(asPath(about), scope);
  if ('problem' in led) return all(block, { ...scope, schema: null }, [led.problem]);
  const guards = [asPath(about).original];
  if (helper === 'if') return parts(block, scope, scope, guards, []);
  if (helper === 'unless') return parts(block, scope, scope, [], guards);
  return into(block, scope, led.value, isShort ? kindOf(led.value) : helper, guards);
}

const kindOf = (value: Value | null): string =>
  value?.kind === 'list' ? 'each' : value?.kind === 'view' ? 'with' : 'if';

/** Within #each and #with names mean what the value holds. */
function into(
  block: hbs.AST.BlockStatement,
  scope: Scope,
  value: Value | null,
  helper: string,
  guards: readonly string[],
): Entered {
  if (helper === 'if') return parts(block, scope, scope, guards, []);
  const wanted = helper === 'each' ? 'list' : 'view';
  const name = guards[0] ?? '';
  const isWrong = value !== null && value.kind !== wanted;
  const problems = isWrong ? [wrongKind(name, helper, value)] : [];
  const schema: Schema | null = value && 'of' in value && !isWrong ? value.of : null;
  const [first] = block.program?.blockParams ?? [];
  const item: Value | null = schema && { kind: 'view', says: schema.about, of: schema };
  const inner: Scope = {
    ...scope,
    schema,
    around: scope,
    isInList: helper === 'each' || scope.isInList,
    own: first === undefined ? new Map() : new Map([...scope.own, [first, item]]),
  };
  return { ...parts(block, inner, scope, guards, []), problems };
}

function wrongKind(name: string, helper: string, { kind }: Value): string {
  if (kind === 'list') return `${name} is a list: {{#each ${name}}}`;
  if (kind === 'view') return `${name} is no list: {{#with ${name}}}`;
  return `${name} holds no other values: {{#${helper}}} needs a ${helper === 'each' ? 'list' : 'value that does'}`;
}

const all = (block: hbs.AST.BlockStatement, scope: Scope, problems: readonly string[]): Entered => {
  return { ...parts(block, scope, scope, [], []), problems };
};

function parts(
  { program, inverse }: Partial<hbs.AST.BlockStatement>,
  inner: Scope,
  otherwise: Scope,
  guards: readonly string[],
  guardsOtherwise: readonly string[],
): Entered {
  const inside = program ? [{ program, scope: inner, guards }] : [];
  if (inverse) inside.push({ program: inverse, scope: otherwise, guards: guardsOtherwise });
  return { problems: [], inside };
}
