#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { runCli } from './cli.ts';
import { EXIT } from './errors.ts';
import { instantOf } from './model/time.ts';

// a reader such as `head` that closes early is no error; a result that cannot be written is
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: the result cannot be written to standard output\n  got: ${error.message}\n`);
  process.exitCode = EXIT.failed;
});
process.stderr.on('error', () => {
  // nobody reads the talk: there is no place left to say so
});

/** A user without an entry in the list of users may have none. */
function homeOf(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

async function standardInput(atMost: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= atMost) break;
  }
  return Buffer.concat(chunks);
}

try {
  process.exitCode = await runCli(
    process.argv.slice(2),
    {
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      stdin: standardInput,
      env: process.env,
      cwd: process.cwd(),
      // a package has no sources
      machine: {
        platform: process.platform,
        home: homeOf(),
        isInstalled: !existsSync(new URL('../src', import.meta.url)),
      },
      clock: instantOf(new Date()),
      isWatched: process.stderr.isTTY === true,
      isMachineClock: true,
      terminal: { isTerminal: process.stdout.isTTY === true, columns: process.stdout.columns ?? null },
    },
    version,
  );
} catch (error) {
  process.stderr.write(
    `error: this should not have happened: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = EXIT.failed;
}
