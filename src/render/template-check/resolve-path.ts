import type { Schema, Value } from '../views/schema.ts';
import { nearestName, nearestPath } from './nearest-name.ts';

/** What a name means at a place of a template. */
export interface Scope {
  /** null where it is not known: then nothing is held against it */
  schema: Schema | null;
  /** what `../` leads to */
  around: Scope | null;
  /** what `@root` leads to */
  root: Schema;
  /** within #each: @last and the like are there */
  isInList: boolean;
  /** names that the template itself gave: `as |fund|`, and what a partial is handed by name */
  own: ReadonlyMap<string, Value | null>;
}

/** A path as Handlebars reads it. */
export type Path = Pick<hbs.AST.PathExpression, 'data' | 'depth' | 'parts' | 'original'>;

/** What a path leads to; a value of null is not known and passes. */
export type Resolved = { value: Value | null } | { problem: string };

const LOOP_NAMES = ['first', 'last', 'index', 'key'];

/** The scope of a template that is filled with a view from outside. */
export function rootScope(schema: Schema): Scope {
  return { schema, around: null, root: schema, isInList: false, own: new Map() };
}

/** Follows a path from a place. */
export function resolvePath(path: Path, scope: Scope): Resolved {
  if (path.data) return followData(path, scope);
  let from: Scope | null = scope;
  for (let left = path.depth; left > 0; left -= 1) from = from?.around ?? null;
  if (!from)
    return { problem: `${path.original} leads out of the template: there is nothing around this place` };
  const [first, ...rest] = path.parts;
  if (first === undefined) return { value: itself(from.schema) };
  const own = path.depth === 0 ? from.own.get(first) : undefined;
  if (own !== undefined) return deeper(own, rest, path.original);
  if (!from.schema) return { value: null };
  const value = from.schema.values[first];
  if (value && Object.hasOwn(from.schema.values, first)) return deeper(value, rest, path.original);
  return { problem: unknown(path, from, path.depth === 0 ? from.around : null) };
}

const itself = (schema: Schema | null): Value | null =>
  schema && { kind: 'view', says: schema.about, of: schema };

function followData({ parts, original }: Path, scope: Scope): Resolved {
  const [first = '', ...rest] = parts;
  if (first === 'root') return deeper(itself(scope.root), rest, original);
  if (LOOP_NAMES.includes(first) && scope.isInList) return { value: null };
  const names = LOOP_NAMES.map((name) => `@${name}`).join(', ');
  return { problem: `there is no ${original} here: within #each there are ${names}` };
}

function deeper(value: Value | null, parts: readonly string[], original: string): Resolved {
  const [first, ...rest] = parts;
  if (value === null || first === undefined) return { value };
  if (!('of' in value)) return { problem: `${original}: only values that hold others have a “.${first}”` };
  const { values, name } = value.of;
  if (value.kind === 'list') {
    if (first === 'length') return { value: null };
    return /^\d+$/.test(first)
      ? deeper({ ...value, kind: 'view' }, rest, original)
      : { problem: `${original} is a list: say {{#each}} to reach ${first}` };
  }
  const held = Object.hasOwn(values, first) ? values[first] : undefined;
  if (held) return deeper(held, rest, original);
  const meant = nearestName(first, Object.keys(values));
  return {
    problem: `there is no ${first} in “${name}” (${original})${meant ? `; did you mean ${meant}?` : ''}`,
  };
}

function unknown({ original, parts, depth }: Path, from: Scope, around: Scope | null): string {
  const up = '../'.repeat(depth);
  const here = Object.entries(from.schema?.values ?? {});
  const known = [
    ...here.map(([name]) => ({ name, path: `${up}${name}` })),
    ...here.flatMap(([outer, value]) =>
      value.kind === 'view'
        ? Object.keys(value.of.values).map((name) => ({ name, path: `${up}${outer}.${name}` }))
        : [],
    ),
    ...Object.keys(around?.schema?.values ?? {}).map((name) => ({ name, path: `../${name}` })),
  ];
  const meant = nearestPath(parts[0] ?? '', known);
  const where = from.schema ? ` in “${from.schema.name}”` : '';
  return `there is no value ${original}${where}${meant ? `; did you mean ${meant}?` : ''}`;
}
