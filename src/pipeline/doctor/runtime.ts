import { readFileSync } from 'node:fs';
import process from 'node:process';
import { sqliteVersion } from '../../store/inspect.ts';
import { type Finding, fail, failedBy, pass } from './finding.ts';

const PACKAGE = new URL('../../../package.json', import.meta.url);

/** Node against the versions that package.json asks for, `>=20.18.1`. */
export function checkNode(is: string = process.versions.node, needed: string = neededNode()): Finding {
  const least = needed.replace('>=', '');
  return isAtLeast(is, least)
    ? pass('node', `${is}, ${least} or newer is needed`)
    : fail('node', `${is}, ${least} or newer is needed`, 'install a newer Node');
}

function neededNode(): string {
  return (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { engines: { node: string } }).engines.node;
}

function isAtLeast(is: string, least: string): boolean {
  const [a, b] = [is, least].map((version) => version.split('.').map(Number));
  const differing = (b ?? []).findIndex((part, i) => a?.[i] !== part);
  return differing === -1 || (a?.[differing] ?? 0) > (b?.[differing] ?? 0);
}

/** Whether SQLite's library, which is built for one kind of machine and Node, can be loaded. */
export function checkSqlite(): Finding {
  try {
    return pass('sqlite', sqliteVersion());
  } catch (error) {
    return failedBy('sqlite', error, 'run npm rebuild better-sqlite3 with the Node that runs etf-digest');
  }
}
