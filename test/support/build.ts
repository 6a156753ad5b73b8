import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';

const COMPILE = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck'];
const CONFIGURATION = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Process tests run the compiled program, so it is compiled from the sources under test first; npm run types checks them. */
export function setup(): void {
  if (!isBuilt()) execFileSync(process.execPath, COMPILE, { stdio: 'inherit' });
}

/** Whether every file is older than what was compiled of it. */
function isBuilt(): boolean {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return (
    sources.every((name) => isOlder(`src/${name}`, `dist/${name.replace(/ts$/, 'js')}`)) &&
    CONFIGURATION.every((name) => isOlder(name, 'dist/main.js'))
  );
}

const isOlder = (source: string, compiled: string): boolean => changedAt(source) < changedAt(compiled);

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
