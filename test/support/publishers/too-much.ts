/** So many points crashed a run once, and took a minute in others. */
const MANY = 150_000;
const DAY = '2024-12-16';

const many = (one: (i: number) => unknown): unknown[] => Array.from({ length: MANY }, (_, i) => one(i));
const page = (rows: string): string =>
  `<table><tr><th>Date</th><th>IBIT</th><th>Total</th></tr>${rows}</table>`;

/** By publisher, in the shape of its own answers: points by the hundred thousand that are none. */
export const MALFORMED: Readonly<Record<string, () => string>> = {
  farside: () => page('<tr><td>11 Jan 2024</td><td>1.0</td><td>x</td></tr>'.repeat(MANY)),
  sosovalue: () => {
    const list = many((i) => ({ ticker: i }));
    return JSON.stringify({ code: 0, data: { dailyNetInflow: { value: 1, lastUpdateDate: DAY }, list } });
  },
  theblock: () => {
    const Data = many((i) => ({ Timestamp: `${i}`, Result: [] }));
    return JSON.stringify({ chart: { jsonFile: { Series: { IBIT: { Data } } } } });
  },
  tftc: () => JSON.stringify({ days: many((i) => ({ date: i, netFlowUsd: {}, perEtfUsd: [] })) }),
  cryptoetf: () => JSON.stringify({ days: many(() => ({ date: '', funds: [{}], totalUsdM: [] })) }),
  coinglass: () => JSON.stringify({ code: 0, data: many(() => ({ timestamp: '', etf_flows: [1] })) }),
  'farside-copy': () => `Date,IBIT,Total\n${'2024-01-11,1.0,x\n'.repeat(MANY)}`,
};
