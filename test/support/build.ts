import { execFileSync } from 'node:child_process';

/** Process tests run the compiled program, so it is compiled from the sources under test first. */
export function setup(): void {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
}
