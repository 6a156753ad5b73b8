import type { Picks } from './mutate-table.ts';

/** Any JSON value; a Raw stands for text that JSON.stringify would never write. */
type Json = string | number | boolean | null | Raw | Json[] | { [key: string]: Json };

/** Text put into the JSON as it is: NaN, 1e999, a key twice. */
class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A place within a value, and how to put something else there. */
interface Spot {
  value: Json;
  key: string | number | null;
  parent: Json[] | { [key: string]: Json } | null;
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Raw);

function spotsOf(value: Json, key: Spot['key'] = null, parent: Spot['parent'] = null): Spot[] {
  const here: Spot = { value, key, parent };
  if (Array.isArray(value)) return [here, ...value.flatMap((item, i) => spotsOf(item, i, value))];
  if (!isObject(value)) return [here];
  return [here, ...Object.entries(value).flatMap(([name, item]) => spotsOf(item, name, value))];
}

const STRANGE: readonly Json[] = [
  null,
  '',
  'NaN',
  '-',
  'n/a',
  true,
  -1,
  0.1,
  -0,
  1e21,
  Number.MAX_SAFE_INTEGER,
  -999_999_999_999,
  123_456_789.123_456_7,
  [],
  {},
  [[[]]],
  '2024-11-01',
  '2024-13-45',
  1_730_419_200_000,
  '\u202e\u001b[31m<script>alert(1)</script>',
  '９９',
  'x'.repeat(100_000),
  new Raw('NaN'),
  new Raw('1e999'),
  new Raw('-1e999'),
  new Raw('00012'),
  new Raw('undefined'),
  new Raw('{"__proto__":{"polluted":1},"__proto__":[]}'),
  new Raw(`${'['.repeat(5000)}${']'.repeat(5000)}`),
  new Raw(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`),
];
const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  'Date',
  'total',
  'IBIT',
  'NEWF',
];

const put = ({ parent, key }: Spot, value: Json): void => {
  if (parent === null || key === null) return;
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
};

function pickSpot(root: Json, pick: number, fits: (spot: Spot) => boolean): Spot | undefined {
  const spots = spotsOf(root).filter((spot) => spot.parent !== null && fits(spot));
  return spots[(pick * 7919) % Math.max(1, spots.length)];
}

const isFigure = ({ value }: Spot): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?[\d.]+$/.test(value));

type JsonChange = (root: Json, picks: Picks) => void;

const onFigure =
  (change: (figure: number, pick: number) => Json): JsonChange =>
  (root, [where, how]) => {
    const spot = pickSpot(root, where, isFigure);
    if (spot) put(spot, change(Number(spot.value), how));
  };
const onArray =
  (change: (list: Json[], pick: number) => void): JsonChange =>
  (root, [where, how]) => {
    const lists = spotsOf(root).flatMap(({ value }) =>
      Array.isArray(value) && value.length > 0 ? [value] : [],
    );
    const list = lists[(where * 7919) % Math.max(1, lists.length)];
    if (list) change(list, how);
  };

/** Every way in which a JSON value of any shape is changed, by name. */
export const JSON_CHANGES: Readonly<Record<string, JsonChange>> = {
  'key dropped': (root, [where]) => {
    const spot = pickSpot(root, where, ({ key }) => typeof key === 'string');
    if (spot?.parent && isObject(spot.parent)) Reflect.deleteProperty(spot.parent, String(spot.key));
  },
  'key renamed': (root, [where, how]) => {
    const spot = pickSpot(root, where, ({ key }) => typeof key === 'string');
    if (!spot?.parent || !isObject(spot.parent)) return;
    const name = String(spot.key);
    const names = [...KEYS, name.toUpperCase(), `${name} `, `${name}2`];
    Reflect.deleteProperty(spot.parent, name);
    put({ ...spot, key: names[how % names.length] ?? '' }, spot.value);
  },
  'key added': (root, [where, how, what]) => {
    const objects = spotsOf(root).filter(({ value }) => isObject(value));
    const spot = objects[where % Math.max(1, objects.length)];
    if (spot && isObject(spot.value))
      put(
        { value: null, parent: spot.value, key: KEYS[how % KEYS.length] ?? '' },
        STRANGE[what % STRANGE.length] ?? null,
      );
  },
  'value replaced': (root, [where, how]) => {
    const spot = pickSpot(root, where, () => true);
    if (spot) put(spot, STRANGE[how % STRANGE.length] ?? null);
  },
  'figure replaced': onFigure((_, pick) => STRANGE[pick % STRANGE.length] ?? null),
  'figure as text': onFigure(
    (figure, pick) =>
      [
        String(figure),
        `${figure} `,
        figure.toExponential(),
        `+${figure}`,
        new Intl.NumberFormat('en').format(figure),
      ][pick % 5] ?? '',
  ),
  'figure altered': onFigure((figure, pick) => figure + (pick % 2 ? 1 : -1) * (1 + (pick % 100_000))),
  'figure negated': onFigure((figure) => -figure),
  'figure scaled': onFigure((figure, pick) => figure * ([1000, 1e6, 0.001, 1e-6, 10][pick % 5] ?? 1)),
  'figure with a fraction': onFigure((figure, pick) => figure + (pick % 1000) / 1000),
  'items swapped': onArray((list, pick) => {
    const [a, b] = [pick % list.length, (pick >> 4) % list.length];
    [list[a], list[b]] = [list[b] ?? null, list[a] ?? null];
  }),
  'items reversed': onArray((list) => void list.reverse()),
  'item doubled': onArray(
    (list, pick) =>
      void list.splice(pick % list.length, 0, structuredClone(list[pick % list.length] ?? null)),
  ),
  'item dropped': onArray((list, pick) => void list.splice(pick % list.length, 1)),
  'list emptied': onArray((list) => void list.splice(0)),
  'list nested': onArray((list) => void list.splice(0, list.length, [...list])),
  'values swapped': (root, [a, b]) => {
    const [one, two] = [pickSpot(root, a, isFigure), pickSpot(root, b, isFigure)];
    if (!one || !two) return;
    put(one, two.value);
    put(two, one.value);
  },
};

/** Writes a changed value; unlike JSON.stringify it keeps every own key, `__proto__` too, and raw text. */
export function writeJson(value: Json): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`)
    .join(',')}}`;
}

/** The text of a JSON answer with some changes made to what it says. */
export function changedJson(text: string, changes: readonly { name: string; picks: Picks }[]): string {
  const root: Json[] = [JSON.parse(text) as Json];
  for (const { name, picks } of changes) JSON_CHANGES[name]?.(root, picks);
  return root.length > 0 ? writeJson(root[0] ?? null) : '';
}
