import { execFileSync } from 'node:child_process';

const COMPILE = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck'];

/** Process tests run the compiled program, so it is compiled from the sources under test first; npm run types checks them. */
export function setup(): void {
  execFileSync(process.execPath, COMPILE, { stdio: 'inherit' });
}
