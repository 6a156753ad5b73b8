import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';

interface DayKind {
  /** as `templates check` names kinds of day: in English and in Chinese */
  name: string;
  holds(assets: readonly AssetFacts[]): boolean | null | undefined;
}

const flowsOf = ({ funds }: AssetFacts): number[] =>
  funds.flatMap(({ flowUsd }) => (flowUsd === null ? [] : [flowUsd]));

/** Every day is one. */
export const ORDINARY = 'a day like others · 平常日';

/** What days of the history are like; those that are worth a look before the others. */
const DAY_KINDS: readonly DayKind[] = [
  { name: 'a record · 创纪录', holds: (assets) => assets.some(({ record }) => record !== null) },
  {
    name: 'a run is broken · 连续走势中断',
    holds: (assets) => assets.some(({ streak }) => streak && streak.days <= 1 && streak.before?.claimed),
  },
  { name: 'all one way · 无基金反向', holds: (assets) => assets.some(isOneWay) },
  {
    name: 'nothing moved · 全部无资金流动',
    holds: (assets) => assets.some((asset) => flowsOf(asset).every((flow) => flow === 0)),
  },
  {
    name: 'the first day of a fund · 某基金首日',
    holds: (assets) => assets.some(({ debuts }) => debuts.length > 0),
  },
  {
    name: 'a cell was never filled · 有基金始终未公布',
    holds: (assets) => assets.some(({ pending }) => pending.length > 0),
  },
  { name: 'a run goes on · 连续走势延续', holds: (assets) => assets.some(({ streak }) => streak?.claimed) },
  { name: 'one asset alone · 单一资产', holds: (assets) => assets.length === 1 },
  { name: ORDINARY, holds: () => true },
];

function isOneWay(asset: AssetFacts): boolean {
  const moved = flowsOf(asset).filter((flow) => flow !== 0);
  return moved.length > 0 && (moved.every((flow) => flow > 0) || moved.every((flow) => flow < 0));
}

/** The names of those kinds, in their order. */
export const KIND_NAMES: readonly string[] = DAY_KINDS.map(({ name }) => name);

/** What a day is like: one or more of the names. */
export function kindsOf(facts: DigestFacts): string[] {
  return DAY_KINDS.filter(({ holds }) => holds(facts.assets)).map(({ name }) => name);
}
