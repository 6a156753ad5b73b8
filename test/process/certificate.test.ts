import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runProgram } from '../support/program/process.ts';
import { temporaryFolder } from '../support/program/program.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

test.skipIf(!hasOpenssl)('a redirect from https to http is refused (needs openssl)', async () => {
  const folder = temporaryFolder();
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  makeCertificate(key, cert);
  const requests: string[] = [];
  const server = https.createServer(
    { key: readFileSync(key), cert: readFileSync(cert) },
    (request, response) => {
      requests.push(request.url ?? '');
      response.writeHead(301, { location: `http://${request.headers.host}${request.url}` }).end();
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Node reads this one when it starts
  const env = { ETF_DIGEST_FARSIDE_URL: `https://${host}`, NODE_EXTRA_CA_CERTS: cert };
  const finished = await runProgram(['nightly'], { cwd: folder, env });
  expect(finished.status).toBe(1);
  expect(requests).toContain('/btc/');
  expect(finished.stderr).toContain('the publisher redirects to another host');
  expect(finished.stderr).toContain(`got: http://${host}\n`);
});

/** One that this machine's own address may show, for two days. */
function makeCertificate(key: string, cert: string): void {
  const request = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost'.split(' ');
  const files = ['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert];
  execFileSync('openssl', [...request, ...files], { stdio: 'ignore' });
}
