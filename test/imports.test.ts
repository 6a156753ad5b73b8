import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../src');

interface Rule {
  /** rooms and packages that the room may import; `node` is every node: module, `node:module` that one alone */
  may: readonly string[];
  because: string;
}

const TIME = ['date-fns', '@date-fns/tz'];
/**
 * Who may import whom, a room at a time; `*` is everything but main, cli and commands. Every room that meets bad input may
 * throw the project's errors; render counts the cells of a Chinese character with string-width, and loads OpenCC only when it
 * is needed; commands read files that a user names and hand facts on without looking into them.
 */
const ROOMS: Record<string, Rule> = {
  errors: { may: [], because: 'errors depend on nothing' },
  model: { may: ['errors', ...TIME], because: 'a fact does not depend on the run' },
  sources: {
    may: ['model', 'errors', 'cheerio', 'encoding-sniffer', 'zod'],
    because: 'a parser runs on a fixture without a mock',
  },
  http: { may: ['errors', 'secrets', 'undici', 'node'], because: 'transport does not know flows' },
  secrets: { may: [], because: 'it only takes keys out of what is kept or said' },
  settings: { may: ['model', 'errors', 'zod', 'node'], because: 'settings know no step of the pipeline' },
  disk: { may: ['errors', 'node'], because: 'it writes whatever it is handed' },
  store: {
    may: ['model', 'errors', 'disk', 'better-sqlite3', 'node'],
    because: 'it does not know who said it or why it matters',
  },
  analyse: { may: ['model'], because: 'it is handed arrays' },
  render: {
    may: ['model', 'errors', 'analyse (types)', 'handlebars', 'opencc-js', 'string-width', 'node:module'],
    because: 'wording cannot change a number',
  },
  pipeline: { may: ['*', 'zod', 'node'], because: 'commands call the pipeline, never the reverse' },
  commands: {
    may: ['pipeline', 'settings', 'model', 'render', 'errors', 'analyse (types)', 'commander', 'node'],
    because: 'there is no second way in',
  },
  cli: {
    may: ['commands', 'settings', 'sources', 'errors', 'pipeline', 'secrets', 'commander'],
    because:
      'it reads options, and hands the list of publishers to the settings, which know none by themselves',
  },
  main: { may: ['cli', 'errors', 'node'], because: 'argv, environment, clock and streams enter here' },
};

/**
 * The rooms within a room, from the ground up: a file may import its own and what stands before it. `.` are the files that
 * lie in the room itself. What stands apart imports nothing of the room but what its line names.
 */
const FLOORS: Record<string, readonly (Rule & { room: string })[]> = {
  analyse: [
    { room: 'days', may: [], because: 'what a day is comes before every question about days' },
    { room: 'measures', may: ['days'], because: 'a run or a record is asked of days, never of a text' },
    { room: 'checks', may: ['days'], because: 'what is stored is checked whatever is said of it' },
    {
      room: 'figures',
      may: ['days', 'measures'],
      because: 'a figure names its cells, and not what is made of it',
    },
    {
      room: 'facts',
      may: ['days', 'measures', 'figures'],
      because: 'facts are put together last; findings of the check are no facts',
    },
  ],
  sources: [
    { room: 'formats', may: ['.'], because: 'HTML, JSON and CSV are read alike for every publisher' },
    { room: 'publishers', may: ['formats', '.'], because: 'a publisher does not judge its own page' },
    { room: 'audit', may: [], because: 'a page is judged by its figures, whoever sent it' },
    { room: '.', may: ['publishers'], because: 'the list names publishers and knows nothing of their pages' },
  ],
  render: [
    { room: 'words', may: [], because: 'how an amount is said does not depend on the sentence around it' },
    { room: '.', may: ['words'], because: 'filling a template does not depend on what it says' },
    {
      room: 'proof',
      may: ['words'],
      because: 'the proof sees the printed text and its figures, never a view',
    },
    { room: 'views', may: ['words', '.', 'proof'], because: 'a view says values, and lays nothing out' },
    {
      room: 'tables',
      may: ['words', '.', 'proof'],
      because: 'a table is drawn from facts, not from sentences',
    },
    {
      room: 'texts',
      may: ['words', '.', 'proof', 'views', 'tables'],
      because: 'a text is written without asking who checks its templates',
    },
    {
      room: 'template-check',
      may: ['words', '.', 'proof', 'views', 'texts'],
      because: 'templates are tried as the texts use them',
    },
  ],
  pipeline: [
    { room: 'pages', may: ['.'], because: 'a page is kept before anybody asks what day it tells of' },
    { room: 'days', may: ['.'], because: 'a day is read from the store, without a page' },
    {
      room: '.',
      may: ['pages'],
      because: 'opening the store fills it from the bundled history, and that is all',
    },
    { room: 'collect', may: ['.', 'pages'], because: 'collecting writes no word' },
    { room: 'look-up', may: ['.', 'days'], because: 'a look-up reads: it neither fetches nor publishes' },
    { room: 'check', may: ['.', 'days'], because: 'the check reads: it neither fetches nor publishes' },
    {
      room: 'publish',
      may: ['.', 'days', 'collect', 'look-up'],
      because: 'the night is put together here, and nothing is put on top of it',
    },
    { room: 'doctor', may: ['.', 'pages'], because: 'the doctor measures the installation, not the figures' },
    { room: 'templates/samples', may: ['.', 'days'], because: 'a sample day is made without a store' },
    {
      room: 'templates',
      may: ['.', 'days', 'templates/samples'],
      because: 'templates are tried without a store',
    },
  ],
  commands: [
    { room: 'look-up', may: ['.'], because: 'a command calls the pipeline, never another command' },
    { room: 'collect', may: ['.'], because: 'a command calls the pipeline, never another command' },
    { room: 'maintain', may: ['.'], because: 'a command calls the pipeline, never another command' },
    { room: 'edit', may: ['.'], because: 'a command calls the pipeline, never another command' },
    {
      room: '.',
      may: ['look-up', 'collect', 'maintain', 'edit'],
      because: 'the table loads a command when it is called',
    },
  ],
};

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
    expect(importers).toEqual(['http/client.ts']);
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
