import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FLOORS, ROOMS, type Rule } from './support/rooms.ts';

const SRC = path.resolve(import.meta.dirname, '../src');

interface Import {
  from: string;
  /** the file it leads to, by its path within src; else the package, `node` for a module of Node's */
  target: string;
  typeOnly: boolean;
  /** only when it is needed */
  lazy: boolean;
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.split(path.sep).join('/'));
const IMPORTS = FILES.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(SRC, file), 'utf8');
  const pattern =
    /(?:import|export)\s+(type\s+)?[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|import\s+'([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4] ?? '';
    return {
      from: file,
      target: targetOf(specifier, file),
      typeOnly: match[1] !== undefined,
      lazy: match[3] !== undefined,
    };
  });
}

function targetOf(specifier: string, from: string): string {
  if (specifier === 'node:module') return specifier;
  if (specifier.startsWith('node:')) return 'node';
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier);
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** `render` of `render/words/marks.ts`; a package is a room of its own. */
const roomOf = (target: string): string => (target.split('/')[0] ?? '').replace(/\.ts$/, '');
/** `words` of `render/words/marks.ts`, `.` of `render/context.ts`. */
const floorOf = (file: string): string => path.posix.relative(roomOf(file), path.posix.dirname(file)) || '.';

/** Why an import is forbidden; null where it is allowed. */
function refusalOf({ from, target, typeOnly }: Omit<Import, 'lazy'>): string | null {
  const [room, other] = [roomOf(from), target.endsWith('.ts') ? roomOf(target) : target];
  const said = `${from} imports ${target}`;
  if (room !== other) {
    const rule = ROOMS[room];
    return rule && mayEnter(rule, other, typeOnly)
      ? null
      : `${said}; ${room} must not, because ${rule?.because}`;
  }
  const floors = FLOORS[room];
  const [floor, below] = [floorOf(from), floorOf(target)];
  if (!floors || floor === below) return null;
  const rule = floors.find((one) => one.room === floor);
  return rule?.may.includes(below) ? null : `${said}; ${room}/${floor} must not, because ${rule?.because}`;
}

/** Every file and package that is loaded before a command is called. */
function loadedWith(file: string, loaded = new Set<string>()): Set<string> {
  const needed = IMPORTS.filter(({ from, typeOnly, lazy }) => from === file && !typeOnly && !lazy);
  for (const { target } of needed) if (!loaded.has(target)) loadedWith(target, loaded.add(target));
  return loaded;
}

function mayEnter({ may }: Rule, other: string, typeOnly: boolean): boolean {
  if (may.includes(other) || (typeOnly && may.includes(`${other} (types)`))) return true;
  if (other === 'node:module') return may.includes('node');
  return may.includes('*') && other in ROOMS && !['main', 'cli', 'commands'].includes(other);
}

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** The first circle of files that import each other, types included; null where there is none. */
function circleAmong(arrows: readonly Pick<Import, 'from' | 'target'>[]): string | null {
  const next = groupedBy(arrows, ({ from }) => from);
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): string | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file].join(' → ');
    if (done.has(file)) return null;
    for (const { target } of next.get(file) ?? []) {
      const circle = walk(target, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const { from } of arrows) {
    const circle = walk(from, []);
    if (circle) return circle;
  }
  return null;
}

describe('who may import whom', () => {
  test('the test sees the program, and a rule for each of its rooms', () => {
    expect(FILES.length).toBeGreaterThan(150);
    expect(IMPORTS.length).toBeGreaterThan(800);
    expect([...new Set(FILES.map(roomOf))].sort()).toEqual(Object.keys(ROOMS).sort());
    const built = groupedBy(FILES, roomOf);
    for (const [room, files] of built) {
      const floors = [...new Set(files.map(floorOf))].sort();
      if (floors.length > 1 || FLOORS[room])
        expect(FLOORS[room]?.map((floor) => floor.room).sort(), room).toEqual(floors);
    }
  });

  test.each(Object.keys(ROOMS))('%s', (room) => {
    expect(
      IMPORTS.filter(({ from }) => roomOf(from) === room).flatMap((one) => refusalOf(one) ?? []),
    ).toEqual([]);
  });

  test.each([
    ['render/words/zh-hans.ts', 'store/db.ts', false, 'wording cannot change a number'],
    ['render/views/asset-view.ts', 'analyse/facts/asset-facts.ts', false, 'wording cannot change a number'],
    ['model/flow.ts', 'node', false, 'a fact does not depend on the run'],
    ['pipeline/days/say-digest.ts', 'cli.ts', true, 'commands call the pipeline, never the reverse'],
    ['analyse/measures/trend.ts', 'analyse/facts/asset-facts.ts', true, 'never of a text'],
    ['sources/audit/audit.ts', 'sources/publishers/farside.ts', false, 'whoever sent it'],
    ['commands/look-up/show.ts', 'commands/collect/nightly.ts', false, 'never another command'],
  ])('%s must not import %s', (from, target, typeOnly, because) => {
    expect(refusalOf({ from, target, typeOnly })).toContain(because);
  });

  test('no files import each other in a circle', () => {
    expect(circleAmong(IMPORTS)).toBeNull();
    const circle = [
      { from: 'a.ts', target: 'b.ts' },
      { from: 'b.ts', target: 'c.ts' },
      { from: 'c.ts', target: 'b.ts' },
    ];
    expect(circleAmong(circle)).toBe('b.ts → c.ts → b.ts');
  });

  test('help and --version load neither the client nor the reader of HTML', () => {
    const loaded = loadedWith('main.ts');
    expect([...loaded]).toEqual(expect.arrayContaining(['cli.ts', 'settings/table.ts', 'commander']));
    expect(loadedWith('sources/index.ts')).toContain('cheerio');
    for (const heavy of ['undici', 'cheerio', 'better-sqlite3']) expect(loaded).not.toContain(heavy);
  });

  test('only the client imports undici', () => {
    const importers = IMPORTS.filter(({ target }) => target === 'undici').map(({ from }) => from);
    expect([...new Set(importers)]).toEqual(['http/client.ts']);
  });
});

describe('the shape of the house', () => {
  test('at the root lie main, cli, errors and rooms', () => {
    expect(FILES.filter((file) => !file.includes('/')).sort()).toEqual(['cli.ts', 'errors.ts', 'main.ts']);
  });

  test('no room holds more than twenty files side by side, in src and in test', () => {
    const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
    const rooms = groupedBy(
      [
        ...FILES.map((file) => `src/${file}`),
        ...tests.filter((file) => file.endsWith('.ts')).map((file) => `test/${file}`),
      ],
      path.dirname,
    );
    const full = [...rooms].filter(([, files]) => files.length > 20).map(([room]) => room);
    expect(full).toEqual([]);
  });

  test('no file but main.ts asks the clock', () => {
    const asking = FILES.filter((file) =>
      /new Date\(\)|Date\.now\(|performance\.now\(/.test(readFileSync(path.join(SRC, file), 'utf8')),
    );
    expect(asking).toEqual(['main.ts']);
  });

  test('every file stays within 180 lines and has named exports only', () => {
    for (const file of FILES) {
      const text = readFileSync(path.join(SRC, file), 'utf8');
      expect(text.split('\n').length, file).toBeLessThanOrEqual(180);
      expect(text, file).not.toMatch(/export default/);
    }
  });
});
