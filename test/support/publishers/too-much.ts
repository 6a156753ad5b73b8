const DAY = '2024-12-16';

const many = (count: number, one: (i: number) => unknown): unknown[] =>
  Array.from({ length: count }, (_, i) => one(i));
const page = (rows: string): string =>
  `<table><tr><th>Date</th><th>IBIT</th><th>Total</th></tr>${rows}</table>`;

/** By publisher, in the shape of its own answers: so many points that are none. */
export const MALFORMED: Readonly<Record<string, (count: number) => string>> = {
  farside: (count) => page('<tr><td>11 Jan 2024</td><td>1.0</td><td>x</td></tr>'.repeat(count)),
  sosovalue: (count) => {
    const list = many(count, (i) => ({ ticker: i }));
    return JSON.stringify({ code: 0, data: { dailyNetInflow: { value: 1, lastUpdateDate: DAY }, list } });
  },
  theblock: (count) => {
    const Data = many(count, (i) => ({ Timestamp: `${i}`, Result: [] }));
    return JSON.stringify({ chart: { jsonFile: { Series: { IBIT: { Data } } } } });
  },
  tftc: (count) => JSON.stringify({ days: many(count, (i) => ({ date: i, netFlowUsd: {}, perEtfUsd: [] })) }),
  cryptoetf: (count) =>
    JSON.stringify({ days: many(count, () => ({ date: '', funds: [{}], totalUsdM: [] })) }),
  coinglass: (count) =>
    JSON.stringify({ code: 0, data: many(count, () => ({ timestamp: '', etf_flows: [1] })) }),
  'farside-copy': (count) => `Date,IBIT,Total\n${'2024-01-11,1.0,x\n'.repeat(count)}`,
};
