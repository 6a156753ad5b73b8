import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The server of the recorded tables; its head comment is its manual. Where ../shared is absent, so is this file. */
export const REPLAY_SERVER = path.resolve(import.meta.dirname, '../../../../shared/replay/server.mjs');

export interface Replay {
  url: string;
  /** later requests see the tables as of this instant */
  setAt(instant: string): Promise<void>;
  /** later requests meet this mode of misbehaviour; `none` ends it */
  setFault(mode: string): Promise<void>;
  close(): void;
}

/** Starts the recorded server as a process of its own. */
export async function startReplay(): Promise<Replay> {
  const child = spawn(process.execPath, [REPLAY_SERVER, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url: string };
    const put = async (name: string, body: string) => {
      const answer = await fetch(`${url}/${name}`, { method: 'PUT', body });
      if (!answer.ok) throw new Error(await answer.text());
    };
    return {
      url,
      setAt: (instant) => put('__at', instant),
      setFault: (mode) => put('__fault', JSON.stringify({ mode })),
      close: () => void child.kill(),
    };
  }
  throw new Error('the replay server ended before it told its address');
}
