/** What `a.b` and `../b` are behind a plain name, in letters, when b was written. */
const ELSEWHERE = 1.5;

/** A name, and how it is reached from where another was written: `fund` by `fund`, `lead.fund` or `../fund`. */
export interface Reachable {
  name: string;
  path: string;
}

/** The name that was most likely meant: few letters differ; null where none is near. */
export function nearestName(written: string, known: readonly string[]): string | null {
  return nearestPath(
    written,
    known.map((name) => ({ name, path: name })),
  );
}

/** The same, where a name may be meant that is reached otherwise. */
export function nearestPath(written: string, known: readonly Reachable[]): string | null {
  const most = 1 + Math.floor(written.length / 4);
  const [best] = known
    .map(({ name, path }) => ({ name, path, apart: distance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ apart }) => apart <= most)
    .map(({ name, path, apart }) => ({ path, apart: apart + (name === path ? 0 : ELSEWHERE) }))
    .sort((a, b) => a.apart - b.apart || a.path.length - b.path.length);
  return best?.path ?? null;
}

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
