import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { runHere } from '../program/here.ts';
import { endOf } from '../program/process.ts';
import type { Finished } from '../program/program.ts';

/** A shell whose `etf-digest` and `npm start -s --` are the program, run within the test's own process for speed. */
export interface Shell {
  /** every folder made here goes away with the shell */
  folder: string;
  run(line: string, options: { cwd: string; env: Record<string, string> }): Promise<Finished>;
  close(): void;
}

interface Call {
  args: string[];
  cwd: string;
  env: Record<string, string>;
  stdin: string;
}

const CLIENT = path.join(import.meta.dirname, 'client.mjs');
const PROGRAM = `#!/bin/sh\nexec "${process.execPath}" "${CLIENT}" "$@"\n`;
const NPM = `#!/bin/sh
case "$*" in
  start) exec etf-digest ;;
  "start -s") exec etf-digest ;;
  "start -s -- "*) shift 3; exec etf-digest "$@" ;;
esac
echo "npm $* is not for this shell" >&2
exit 64
`;

/** A line of plain words alone, which a shell would split at its spaces and nothing else. */
const PLAIN = /^(?:etf-digest|npm start -s --)((?: [\w./:,+-]+)*)$/;

async function answerTo(asked: string): Promise<string> {
  const { args, cwd, env, stdin } = JSON.parse(asked) as Call;
  return JSON.stringify(await runHere(args, { cwd, env, stdin }));
}

export async function openShell(): Promise<Shell> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etf-digest-'));
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  for (const [name, script] of Object.entries({ 'etf-digest': PROGRAM, npm: NPM })) {
    writeFileSync(path.join(bin, name), script);
    chmodSync(path.join(bin, name), 0o755);
  }
  const socket = path.join(folder, 'socket');
  const server = net.createServer({ allowHalfOpen: true }, (call) => {
    let asked = '';
    call.setEncoding('utf8').on('data', (text: string) => {
      asked += text;
    });
    call.on('end', async () => call.end(await answerTo(asked)));
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const PATH = [bin, path.dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':');
  return {
    folder,
    run: (line, { cwd, env }) => {
      const surroundings = { cwd, env: { PATH, DESK_SOCKET: socket, HOME: cwd, ...env } };
      const words = PLAIN.exec(line)?.[1];
      if (words !== undefined) return runHere(words.split(' ').filter(Boolean), surroundings);
      return endOf(spawn('/bin/sh', ['-c', line], surroundings));
    },
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
