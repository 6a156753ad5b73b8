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
 * Who may import whom; `*` is everything but cli, its table of commands, commands and main. Every room that meets bad input may throw the
 * project's errors; render counts the cells of a Chinese character with string-width, and loads OpenCC only when it is needed; commands read files that a user
 * names and hand facts on without looking into them.
 */
const RULES: Record<string, Rule> = {
  errors: { may: [], because: 'errors depend on nothing' },
  model: { may: ['errors', ...TIME], because: 'a fact does not depend on the run' },
  sources: {
    may: ['model', 'errors', 'cheerio', 'encoding-sniffer', 'zod'],
    because: 'a parser runs on a fixture without a mock',
  },
  http: {
    may: ['errors', 'http-failure', 'http-redirect', 'secrets', 'undici', 'node'],
    because: 'transport does not know flows',
  },
  folder: { may: ['node'], because: 'it only makes folders' },
  'http-failure': { may: ['errors'], because: 'it only puts failures into words' },
  'http-redirect': { may: ['errors'], because: 'it only says where a redirect may lead' },
  spelling: { may: [], because: 'it only writes patterns' },
  secrets: { may: ['spelling'], because: 'it only takes keys out of what is kept or said' },
  config: {
    may: ['model', 'errors', 'publisher-settings', 'settings-file', 'node'],
    because: 'settings know no step of the pipeline',
  },
  'publisher-settings': { may: ['errors', 'settings-file', 'node'], because: 'it only reads settings' },
  terminal: { may: [], because: 'it only asks what the terminal can do' },
  'settings-file': { may: ['model', 'errors', 'zod', 'node'], because: 'it only reads settings' },
  store: {
    may: ['model', 'errors', 'folder', 'better-sqlite3', 'node'],
    because: 'it does not know who said it or why it matters',
  },
  analyse: { may: ['model'], because: 'it is handed arrays' },
  render: {
    may: ['model', 'errors', 'analyse (types)', 'handlebars', 'opencc-js', 'string-width', 'node:module'],
    because: 'wording cannot change a number',
  },
  deliver: { may: ['errors', 'folder', 'http', 'node'], because: 'it carries finished text' },
  pipeline: { may: ['*', 'zod', 'node'], because: 'commands call the pipeline, never the reverse' },
  commands: {
    may: ['pipeline', 'config', 'model', 'render', 'errors', 'terminal', 'analyse (types)', 'node'],
    because: 'there is no second way in',
  },
  cli: {
    may: [
      'command-table',
      'commands',
      'config',
      'errors',
      'http',
      'model',
      'pipeline',
      'secrets',
      'terminal',
      'commander',
    ],
    because: 'it reads options',
  },
  'command-table': {
    may: ['commands', 'model', 'render', 'commander'],
    because: 'it only names the commands, and loads one when it is called',
  },
  main: { may: ['cli', 'errors', 'node'], because: 'argv, environment, clock and streams enter here' },
};

interface Import {
  from: string;
  room: string;
  target: string;
  typeOnly: boolean;
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(SRC, file), 'utf8');
  const pattern =
    /(?:import|export)\s+(type\s+)?[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|import\s+'([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4] ?? '';
    return {
      from: file,
      room: roomOf(file),
      target: targetOf(specifier, file),
      typeOnly: match[1] !== undefined,
    };
  });
}

const roomOf = (file: string): string => (file.split(path.sep)[0] ?? '').replace(/\.ts$/, '');

function targetOf(specifier: string, from: string): string {
  if (specifier === 'node:module') return specifier;
  if (specifier.startsWith('node:')) return 'node';
  if (!specifier.startsWith('.'))
    return specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  return roomOf(path.relative(SRC, path.resolve(SRC, path.dirname(from), specifier)));
}

function isAllowed({ room, target, typeOnly }: Import): boolean {
  if (target === room) return true;
  const may = RULES[room]?.may ?? [];
  if (target === 'node:module' && may.includes('node')) return true;
  if (may.includes(target) || (typeOnly && may.includes(`${target} (types)`))) return true;
  return (
    may.includes('*') && target in RULES && !['cli', 'command-table', 'commands', 'main'].includes(target)
  );
}

const imports = files(SRC).flatMap(importsOf);

describe('who may import whom', () => {
  test('the test sees the program', () => {
    expect(files(SRC).length).toBeGreaterThan(40);
    expect(imports.length).toBeGreaterThan(100);
    expect([...new Set(files(SRC).map(roomOf))].sort()).toEqual(Object.keys(RULES).sort());
  });

  test.each(Object.entries(RULES))('%s', (room, { because }) => {
    const wrong = imports
      .filter((one) => one.room === room && !isAllowed(one))
      .map(({ from, target }) => `${from} imports ${target}; ${room} must not, because ${because}`);
    expect(wrong).toEqual([]);
  });

  test('a forbidden import is found', () => {
    expect(isAllowed({ from: 'render/zh.ts', room: 'render', target: 'store', typeOnly: false })).toBe(false);
    expect(isAllowed({ from: 'model/flow.ts', room: 'model', target: 'node', typeOnly: false })).toBe(false);
    expect(isAllowed({ from: 'pipeline/say.ts', room: 'pipeline', target: 'cli', typeOnly: true })).toBe(
      false,
    );
  });

  test('only http.ts imports undici', () => {
    expect(imports.filter(({ target }) => target === 'undici').map(({ from }) => from)).toEqual(['http.ts']);
  });
});

describe('time enters once', () => {
  test('no file but main.ts asks the clock', () => {
    const asking = files(SRC).filter((file) =>
      /new Date\(\)|Date\.now\(|performance\.now\(/.test(readFileSync(path.join(SRC, file), 'utf8')),
    );
    expect(asking).toEqual(['main.ts']);
  });
});

test('every file stays within 180 lines and has named exports only', () => {
  for (const file of files(SRC)) {
    const text = readFileSync(path.join(SRC, file), 'utf8');
    expect(text.split('\n').length, file).toBeLessThanOrEqual(180);
    expect(text, file).not.toMatch(/export default/);
  }
});
