import fc from 'fast-check';
import type { RawPage } from '../../../src/sources/source.ts';
import { copyOf, joinPage, splitPage, type TableParts } from '../publishers/page-parts.ts';
import { changedJson, JSON_CHANGES } from './mutate-json.ts';
import { type Picks, TABLE_CHANGES } from './mutate-table.ts';
import { BYTE_CHANGES, CONTENT_TYPES, TEXT_CHANGES } from './mutate-text.ts';

/** One change of a page, by name. */
export interface Step {
  name: string;
  picks: Picks;
}

/** What is done to a page: to its table or its JSON, then to its text, then to its bytes, then to what is said of it. */
export interface Mutation {
  values: Step[];
  text: Step[];
  bytes: Step[];
  contentType: string | null;
}

/** A page after a mutation. */
export interface Mutated {
  page: RawPage;
  /** the table as it now stands; null where more than its cells was changed */
  table: TableParts | null;
}

const TRUTHFUL = CONTENT_TYPES[1] ?? null;
const pick = fc.nat({ max: 65_535 });

function steps(
  changes: Readonly<Record<string, unknown>>,
  least: number,
  most: number,
): fc.Arbitrary<Step[]> {
  const step = fc.record({
    name: fc.constantFrom(...Object.keys(changes)),
    picks: fc.tuple(pick, pick, pick),
  });
  return fc.array(step, { minLength: least, maxLength: most });
}

function mutation(values: Readonly<Record<string, unknown>>): fc.Arbitrary<Mutation> {
  const [none, said] = [fc.constant<Step[]>([]), fc.constant(TRUTHFUL)];
  const lied = fc.constantFrom(...CONTENT_TYPES);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ values: steps(values, 1, 1), text: none, bytes: none, contentType: said }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ values: steps(values, 2, 4), text: none, bytes: none, contentType: said }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ values: none, text: steps(TEXT_CHANGES, 1, 3), bytes: none, contentType: said }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ values: none, text: none, bytes: steps(BYTE_CHANGES, 1, 2), contentType: lied }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        values: steps(values, 0, 2),
        text: steps(TEXT_CHANGES, 0, 1),
        bytes: steps(BYTE_CHANGES, 0, 1),
        contentType: lied,
      }),
    },
  );
}

/** A way to spoil one kind of page. */
export interface Mutator {
  mutations: fc.Arbitrary<Mutation>;
  apply(original: string, mutation: Mutation): Mutated;
}

/** Spoils a page with an HTML table. */
export const html: Mutator = {
  mutations: mutation(TABLE_CHANGES),
  apply(original, steps) {
    const parts = partsOf(original);
    for (const { name, picks } of steps.values) TABLE_CHANGES[name]?.(parts, picks);
    const onlyTable = steps.text.length + steps.bytes.length === 0 && steps.contentType === TRUTHFUL;
    return { page: finished(joinPage(parts), steps), table: onlyTable ? parts : null };
  },
};

/** Spoils a JSON answer of any shape. */
export const json: Mutator = {
  mutations: mutation(JSON_CHANGES),
  apply: (original, steps) => ({ page: finished(changedJson(original, steps.values), steps), table: null }),
};

/** Spoils the HTML within a copy of a page that comes as JSON. */
export const htmlInJson: Mutator = {
  mutations: mutation({ ...TABLE_CHANGES, ...JSON_CHANGES }),
  apply(original, steps) {
    const root = JSON.parse(original) as Copy | [Copy];
    const { content } = Array.isArray(root) ? root[0] : root;
    const parts = partsOf(content.rendered);
    for (const { name, picks } of steps.values) TABLE_CHANGES[name]?.(parts, picks);
    content.rendered = joinPage(parts);
    return { page: finished(changedJson(JSON.stringify(root), steps.values), steps), table: null };
  },
};

const split = new Map<string, TableParts>();

/** The parts of a page, taken apart once. */
function partsOf(page: string): TableParts {
  const parts = split.get(page) ?? splitPage(page);
  split.set(page, parts);
  return copyOf(parts);
}

interface Copy {
  content: { rendered: string };
}

function finished(text: string, { text: changes, bytes, contentType }: Mutation): RawPage {
  const spoiled = changes.reduce((left, { name, picks }) => TEXT_CHANGES[name]?.(left, picks) ?? left, text);
  const body = bytes.reduce<Buffer>(
    (left, { name, picks }) => BYTE_CHANGES[name]?.(left, picks) ?? left,
    Buffer.from(spoiled),
  );
  return { body, contentType };
}
