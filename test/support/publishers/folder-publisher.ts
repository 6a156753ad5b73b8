import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A publisher that serves the files of a folder: `/btc/` is the file `_btc`. */
export interface FolderPublisher {
  url: string;
  folder: string;
  /** every address that was asked for, in order */
  requests: string[];
  close(): Promise<void>;
}

/** Starts one on this machine; another folder may take the place of the first while it runs. */
export async function startFolder(folder: string): Promise<FolderPublisher> {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://publisher.example');
    publisher.requests.push(request.url ?? '');
    const file = path.join(publisher.folder, pathname.replace(/\/$/, '').replaceAll('/', '_'));
    if (!existsSync(file)) {
      response.writeHead(404).end('not here');
      return;
    }
    const body = readFileSync(file);
    const isJson = body.subarray(0, 20).toString().trimStart().startsWith('{');
    response.writeHead(200, { 'content-type': isJson ? 'application/json' : 'text/html; charset=UTF-8' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publisher: FolderPublisher = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    folder,
    requests: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return publisher;
}
