import type { UntracedNumber } from '../proof/untraced-numbers.ts';
import type { Schema } from '../views/schema.ts';
import { asPath, enterBlock } from './enter-block.ts';
import { findingAt, type TemplateFinding } from './finding.ts';
import { isNode, type Program } from './parse-templates.ts';
import { type Call, calledTemplate, printProblem } from './print-and-call.ts';
import { rootScope, type Scope } from './resolve-path.ts';
import type { ShippedTemplate } from './shipped-template.ts';

/** A place where a template prints a value. */
export interface PrintedValue {
  template: string;
  /** the last part of its path: `flow` of `total.flow` */
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
  untraced: FindUntraced;
  findings: Map<string, TemplateFinding>;
  /** the views that each template is filled with, by itself or within others */
  views: Map<string, Set<Schema>>;
  prints: Map<string, PrintedValue>;
  /** numbers, units and directions that stand in words of templates */
  writtenOut: Set<string>;
}

/** The first number, unit or direction in words of a template; null for none. */
export type FindUntraced = (words: string) => UntracedNumber | null;

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
  untraced: FindUntraced,
  guide: Readonly<Record<string, ShippedTemplate>>,
): Walk {
  const walk: Walk = {
    programs,
    known,
    untraced,
    findings: new Map(),
    views: new Map(),
    prints: new Map(),
    writtenOut: new Set(),
  };
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
  if (isNode('ContentStatement', statement)) readWords(walk, statement, place);
  if (isNode('MustacheStatement', statement)) print(walk, statement, place);
  if (isNode('PartialStatement', statement)) call(walk, statement, place);
  if (isNode('PartialBlockStatement', statement)) call(walk, statement, place);
  if (isNode('BlockStatement', statement)) within(walk, statement, place);
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
  for (let untraced = walk.untraced(words); untraced; untraced = walk.untraced(words)) {
    const lines = value.slice(0, untraced.at).split('\n');
    const line = loc.start.line + lines.length - 1;
    const column = (lines.length === 1 ? loc.start.column : 0) + (lines.at(-1)?.length ?? 0);
    fault(walk, place, { line, column }, `“${untraced.words}” is written out: ${FROM_VALUES}`);
    walk.writtenOut.add(untraced.words);
    words =
      words.slice(0, untraced.at) +
      ' '.repeat(untraced.words.length) +
      words.slice(untraced.at + untraced.words.length);
  }
}

const FROM_VALUES = 'numbers, units and directions come from values, or stand in {{!-- names: … --}}';

function print(walk: Walk, statement: hbs.AST.MustacheStatement, place: Place): void {
  const at = statement.loc.start;
  const problem = printProblem(statement, place.scope);
  if (problem) fault(walk, place, at, problem);
  const { original, parts } = asPath(statement.path);
  const isGuarded = place.guards.includes(original);
  const printed = { template: place.template, name: parts.at(-1) ?? '', isGuarded, at };
  walk.prints.set(JSON.stringify(printed), printed);
}

function call(walk: Walk, statement: Call, place: Place): void {
  const led = calledTemplate(statement, place.scope, walk.known);
  if (led === null) return;
  if ('problem' in led) fault(walk, place, statement.loc.start, led.problem);
  else enter(walk, led.called, led.scope, place.callers);
}
