const WIDTH = 100;
const LONGEST = 60;

/** JSON for a reader: one entry a list, `"…"` where more follow, long texts cut, what fits stands on one line. */
export function shapeOf(value: unknown): string {
  return laidOut(shortened(value), '');
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string' && value.length > LONGEST) return `${value.slice(0, LONGEST)}…`;
  if (Array.isArray(value)) {
    const first = value.slice(0, 1).map(shortened);
    return value.length > 1 ? [...first, '…'] : first;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shortened(one)]));
}

function laidOut(value: unknown, indent: string): string {
  const line = JSON.stringify(value, null, 1).replace(/\n */g, ' ');
  if (typeof value !== 'object' || value === null || indent.length + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((one) => laidOut(one, inner))
    : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${laidOut(one, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${entries.map((entry) => inner + entry).join(',\n')}\n${indent}${close}`;
}
