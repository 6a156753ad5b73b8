/** What `a.b` and `../b` are behind a plain name, in letters, when b was written. */
const ELSEWHERE = 1.5;

/** The name that was most likely meant: few letters differ; null where none is near. `a.b` and `../b` may be meant by b. */
export function nearestName(written: string, known: readonly string[]): string | null {
  const wanted = lastPart(written);
  const most = 1 + Math.floor(wanted.length / 4);
  const [best] = known
    .map((name) => ({ name, apart: distance(wanted.toLowerCase(), lastPart(name).toLowerCase()) }))
    .filter(({ apart }) => apart <= most)
    .map(({ name, apart }) => ({ name, apart: apart + (/[./]/.test(name) ? ELSEWHERE : 0) }))
    .sort((a, b) => a.apart - b.apart || a.name.length - b.name.length);
  return best?.name ?? null;
}

const lastPart = (name: string): string => name.split(/[./]/).at(-1) ?? name;

/** How many letters must be added, removed or changed; two that changed places count once. */
function distance(a: string, b: string): number {
  let [older, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const steps = [at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push(at(older, j - 2) + 1);
      row.push(Math.min(...steps));
    }
    [older, last] = [last, row];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], place: number): number => row[place] ?? Number.POSITIVE_INFINITY;
