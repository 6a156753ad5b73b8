import type { FundRegistry } from '../model/funds.ts';
import type { Language } from './language.ts';
import type { Templates } from './template.ts';

/** What the words need besides the facts. */
export interface Words {
  language: Language;
  templates: Templates;
  registry: FundRegistry;
  /** source id → its name in the text */
  sourceLabels: Readonly<Record<string, string>>;
  disclaimer: string;
}
