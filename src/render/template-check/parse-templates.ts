import Handlebars from 'handlebars';
import type { TemplateTexts } from '../template.ts';
import { findingAt, type TemplateFinding } from './finding.ts';

/** A template as Handlebars reads it. */
export type Program = hbs.AST.Program;

interface Nodes {
  ContentStatement: hbs.AST.ContentStatement;
  MustacheStatement: hbs.AST.MustacheStatement;
  PartialStatement: hbs.AST.PartialStatement;
  PartialBlockStatement: hbs.AST.PartialBlockStatement;
  BlockStatement: hbs.AST.BlockStatement;
  PathExpression: hbs.AST.PathExpression;
}

/** Handlebars tells its nodes apart by a word. */
export const isNode = <Type extends keyof Nodes>(type: Type, node: hbs.AST.Node): node is Nodes[Type] =>
  node.type === type;

/** Templates that could be read, and what is wrong with those that could not. */
export interface Parsed {
  programs: ReadonlyMap<string, Program>;
  findings: readonly TemplateFinding[];
}

/** Reads every template, each for itself: one that is broken does not hide the others. */
export function parseTemplates(texts: TemplateTexts): Parsed {
  const programs = new Map<string, Program>();
  const findings: TemplateFinding[] = [];
  for (const [name, text] of Object.entries(texts)) {
    try {
      programs.set(name, Handlebars.parseWithoutProcessing(text));
    } catch (cause) {
      findings.push(notUnderstood(name, cause instanceof Error ? cause.message : String(cause)));
    }
  }
  return { programs, findings };
}

/**
 * Of a block closed by another name Handlebars' error has its line as a number, of any other fault its message alone: it is
 * read here, and what it does not match is told as it came. It tells the place as `… on line 3` with the text before it, or as
 * `if doesn't match each - 3:5`.
 */
function notUnderstood(name: string, message: string): TemplateFinding {
  const unlike = /^(\S+) doesn't match (\S+) - (\d+):(\d+)/.exec(message);
  if (unlike) {
    const [, opened = '', closed = '', line, column] = unlike;
    const at = { line: Number(line), column: Number(column) + 1 };
    return findingAt('fault', name, at, `{{#${opened}}} is closed by {{/${closed}}}`);
  }
  const line = /line (\d+)/.exec(message)?.[1];
  const at = line === undefined ? null : { line: Number(line), column: 1 };
  const [, before = ''] = message.split('\n');
  const got = /got '(\w+)'/.exec(message)?.[1];
  const what =
    got === 'EOF'
      ? 'the template ends before every {{#…}} and {{ is closed'
      : `Handlebars does not understand this${before ? `: ${before.trim()}` : `: ${message}`}`;
  return findingAt('fault', name, at, what);
}
