import type { FundRegistry } from '../model/funds.ts';

/** What the words need besides the facts. */
export interface Words {
  registry: FundRegistry;
  /** source id → its name in the text */
  sourceLabels: Readonly<Record<string, string>>;
  disclaimer: string;
}
