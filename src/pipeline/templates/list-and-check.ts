import { checkTemplates } from '../../render/template-check/check-templates.ts';
import { findingAt, type TemplateFinding } from '../../render/template-check/finding.ts';
import { inspectTemplates } from '../../render/template-check/inspect-templates.ts';
import { SHIPPED_TEMPLATES } from '../../render/template-check/shipped-templates.ts';
import type { Value } from '../../render/views/schema.ts';
import type { Config } from '../../settings/config.ts';
import type { RunContext } from '../context.ts';
import { renderContextOf } from '../days/say-digest.ts';
import type { Reference } from '../reference.ts';
import { readTemplates } from '../template-files.ts';
import { samplesOf } from './samples/samples.ts';

/** One template of the language in use. */
export interface ListedTemplate {
  template: string;
  file: string;
  /** it stands in the editor's folder */
  isOwn: boolean;
  prints: string;
  /** the views that it is filled with; empty where no template prints it */
  views: readonly { name: string; about: string; values: readonly ListedValue[] }[];
}

/** One value that it may print or ask. */
export interface ListedValue {
  name: string;
  kind: Value['kind'];
  /** the view that it holds, or holds several of */
  of: string | null;
  says: string;
}

/** Every template of the language: what it prints, where it stands, and what may stand in it. */
export function listTemplates({ lang, templates }: Config, { language }: Reference): ListedTemplate[] {
  const { texts, files, own } = readTemplates(lang, templates);
  const { views } = inspectTemplates(texts, language);
  const names = [
    ...new Set([...Object.keys(SHIPPED_TEMPLATES).filter((name) => name in texts), ...Object.keys(texts)]),
  ];
  return names.map((template) => ({
    template,
    file: files.get(template) ?? '',
    isOwn: own.includes(template),
    prints: SHIPPED_TEMPLATES[template]?.prints ?? 'a template of your own',
    views: [...(views.get(template) ?? [])].map(({ name, about, values }) => ({
      name,
      about,
      values: Object.entries(values).map(listed),
    })),
  }));
}

const listed = ([name, value]: [string, Value]): ListedValue => {
  return { name, kind: value.kind, of: 'of' in value ? value.of.name : null, says: value.says };
};

/** A finding with the file that it is about. */
export interface FileFinding extends TemplateFinding {
  file: string;
}

/** Looks over the templates of the language, the editor's in place of those that come along. */
export function checkFiles({ config, reference }: RunContext): FileFinding[] {
  const { texts, files, own, unread } = readTemplates(config.lang, config.templates);
  const context = renderContextOf(config, reference);
  const findings = checkTemplates({ texts, own, samples: samplesOf(reference), context });
  const others = unread.map((file) => ({
    ...findingAt(
      'note',
      file,
      null,
      'is not read: the name of a template ends in .hbs, and folders are zh-Hant and en',
    ),
    file,
  }));
  return [
    ...findings.map((found) => ({
      ...found,
      file: files.get(found.template) ?? `templates/${found.template}.hbs`,
    })),
    ...others,
  ];
}
