import type { Loose } from '../proof/untraced-numbers.ts';
import { asPath, enterBlock } from './blocks.ts';
import { findingAt, type TemplateFinding } from './finding.ts';
import type { Guide } from './guide.ts';
import type { Program } from './parse.ts';
import { rootScope, type Scope } from './scope.ts';
import { calling, unprintable } from './statements.ts';
import type { AnySchema } from './values/schema.ts';

/** A place where a template prints a value. */
export interface Printed {
  template: string;
  name: string;
  /** it stands within {{#if}} of that value */
  isGuarded: boolean;
  at: hbs.AST.Position;
}

/** What walking through templates came to; it grows as the walk goes on. */
export interface Walk {
  programs: ReadonlyMap<string, Program>;
  /** names of all templates, those that cannot be read, too */
  known: readonly string[];
  /** finds words that must not be written out */
  loose: FindLoose;
  findings: Map<string, TemplateFinding>;
  /** the views that each template is filled with, by itself or within others */
  views: Map<string, Set<AnySchema>>;
  prints: Map<string, Printed>;
}

/** The first number, unit or direction in words of a template; null for none. */
export type FindLoose = (words: string) => Loose | null;

/** Where the walk stands. */
interface Place {
  template: string;
  scope: Scope;
  /** the conditions around */
  guards: readonly string[];
  /** the templates that led here */
  callers: readonly string[];
}

/**
 * Walks through every template from those that are filled from outside, through the ones that they call, and holds each
 * name against the view that is there. Nothing is filled.
 */
export function walkTemplates(
  programs: ReadonlyMap<string, Program>,
  known: readonly string[],
  loose: FindLoose,
  guide: Readonly<Record<string, Guide>>,
): Walk {
  const walk: Walk = { programs, known, loose, findings: new Map(), views: new Map(), prints: new Map() };
  for (const [name, { view }] of Object.entries(guide)) if (view) enter(walk, name, rootScope(view), []);
  return walk;
}

function enter(walk: Walk, template: string, scope: Scope, callers: readonly string[]): void {
  if (callers.includes(template)) return;
  const met = walk.views.get(template) ?? new Set();
  if (scope.schema) walk.views.set(template, met.add(scope.schema));
  const program = walk.programs.get(template);
  if (program) visitAll(walk, program, { template, scope, guards: [], callers: [...callers, template] });
}

function visitAll(walk: Walk, program: Program, place: Place): void {
  for (const statement of program.body) visit(walk, statement, place);
}

function visit(walk: Walk, statement: hbs.AST.Statement, place: Place): void {
  switch (statement.type) {
    case 'ContentStatement':
      readWords(walk, statement as hbs.AST.ContentStatement, place);
      break;
    case 'MustacheStatement':
      print(walk, statement as hbs.AST.MustacheStatement, place);
      break;
    case 'PartialStatement':
    case 'PartialBlockStatement':
      call(walk, statement as hbs.AST.PartialStatement, place);
      break;
    case 'BlockStatement':
      within(walk, statement as hbs.AST.BlockStatement, place);
  }
}

function within(walk: Walk, block: hbs.AST.BlockStatement, place: Place): void {
  const { problems, inside } = enterBlock(block, place.scope);
  for (const problem of problems) fault(walk, place, block.loc.start, problem);
  for (const { program, scope, guards } of inside) {
    visitAll(walk, program, { ...place, scope, guards: [...place.guards, ...guards] });
  }
}

function fault(walk: Walk, { template }: Place, { line, column }: hbs.AST.Position, what: string): void {
  const found = findingAt('fault', template, { line, column: column + 1 }, what);
  walk.findings.set(JSON.stringify(found), found);
}

/** Numbers, units and directions come from values alone. */
function readWords(walk: Walk, { value, loc }: hbs.AST.ContentStatement, place: Place): void {
  let words = value;
  for (let loose = walk.loose(words); loose; loose = walk.loose(words)) {
    const lines = value.slice(0, loose.at).split('\n');
    const line = loc.start.line + lines.length - 1;
    const column = (lines.length === 1 ? loc.start.column : 0) + (lines.at(-1)?.length ?? 0);
    fault(walk, place, { line, column }, looseWords(loose.words));
    words =
      words.slice(0, loose.at) + ' '.repeat(loose.words.length) + words.slice(loose.at + loose.words.length);
  }
}

/** How words that are written out are complained of. */
export function looseWords(words: string): string {
  return `“${words}” is written out: numbers, units and directions come from values, or stand in {{!-- names: … --}}`;
}

function print(walk: Walk, statement: hbs.AST.MustacheStatement, place: Place): void {
  const at = statement.loc.start;
  const problem = unprintable(statement, place.scope);
  if (problem) fault(walk, place, at, problem);
  const name = asPath(statement.path).original;
  const printed = { template: place.template, name, isGuarded: place.guards.includes(name), at };
  walk.prints.set(JSON.stringify(printed), printed);
}

function call(walk: Walk, statement: hbs.AST.PartialStatement, place: Place): void {
  const led = calling(statement, place.scope, walk.known);
  if (led === null) return;
  if ('problem' in led) fault(walk, place, statement.loc.start, led.problem);
  else enter(walk, led.called, led.scope, place.callers);
}
