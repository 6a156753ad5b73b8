import type { ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { expectAllInert, expectInert, hostileDesk, NIGHT } from '../../support/program/hostile-desk.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startPublisher } from '../../support/publishers/publisher.ts';

const MEGABYTE = 1_000_000;
const HTML = { 'content-type': 'text/html; charset=UTF-8' };

type Change = (page: string) => string;

/** Answers with the page, changed; in a copy the HTML within is changed. */
const showing =
  (change: Change) =>
  (page: string, response: ServerResponse): void => {
    response.writeHead(200, HTML).end(page.startsWith('[') ? inCopy(page, change) : change(page));
  };

function inCopy(copy: string, change: Change): string {
  const [{ content }] = JSON.parse(copy) as [{ content: { rendered: string } }];
  const changed = change(content.rendered);
  return /^[[{]/.test(changed) ? changed : JSON.stringify([{ content: { rendered: changed } }]);
}

// the first ticker of a page, the label of a day and its first figure
const ticker =
  (text: string): Change =>
  (page) =>
    page.replace(/\b(IBIT|ETHA)\b/, () => text);
const label =
  (text: string): Change =>
  (page) =>
    page.replace('13 Dec 2024', () => text);
const figure =
  (text: string): Change =>
  (page) =>
    page.replace(/(13 Dec 2024[\s\S]*?"tabletext">)[^<]*/, (_, before: string) => before + text);

/** Lists of four: a run asks for the page and its copy of both assets. */
const fours = <T>(list: readonly T[]): T[][] => {
  const starts = list.flatMap((_, i) => (i % 4 === 0 ? [i] : []));
  return starts.map((start) => [...list, ...list].slice(start, start + 4));
};
const ADDRESSES = ['/btc/', '/wp-json/wp/v2/pages?slug=btc', '/eth/', '/wp-json/wp/v2/pages?slug=eth'];

const ESCAPES = '\u001b[31m\u001b]0;owned\u0007\u009b2J';
const SCRIPT = '<script>alert(1)</script>';
const SHOWN_SCRIPT = '&lt;script&gt;alert(1)&lt;/script&gt;';

const REFUSED: [what: string, change: Change][] = [
  ['a ticker that is a script', ticker(SCRIPT)],
  ['a ticker that shows a script', ticker(SHOWN_SCRIPT)],
  ['a ticker that is an image', ticker('<img src=x onerror=alert(1)>')],
  ['a ticker that is a link', ticker('](javascript:alert(1))')],
  ['a ticker with a bar and backticks', ticker('A|B`rm`')],
  ['a ticker of escape sequences', ticker(`${ESCAPES}IBIT`)],
  ['a ticker of escape sequences as entities', ticker('&#27;[2J&#x9b;31mIBIT')],
  ['a ticker written from right to left', ticker('\u202eTIBI')],
  ['a ticker with a zero', ticker('IB\u0000IT')],
  ['a ticker of a megabyte', ticker('I'.repeat(MEGABYTE))],
  ['two thousand tickers', ticker(`IBIT${manyHeads()}`)],
  ['a figure of a megabyte', figure('9'.repeat(MEGABYTE))],
  ['a figure of a megabyte of asterisks', figure(`${'*'.repeat(MEGABYTE)}x`)],
  ['a figure that shows a script', figure(SHOWN_SCRIPT)],
  ['a figure with escape sequences', figure(`${ESCAPES}1.0`)],
  ['a label of a megabyte', label('L'.repeat(MEGABYTE))],
  ['a label that is HTML', label('<a href="javascript:alert(1)"><b>13 Dec 2024</b>](x)</a>')],
  ['a label that shows HTML and steers', label(`${SHOWN_SCRIPT}${ESCAPES}`)],
  [
    'a hundred thousand elements in each other',
    (page) => page.replace('<table class', `${'<b>'.repeat(100_000)}<table class`),
  ],
  ['five hundred tables in each other', (page) => `${'<table><tr><td>'.repeat(500)}${page}`],
  [
    'JSON of escape sequences',
    () => `{"code":${JSON.stringify(ESCAPES + SCRIPT)},"message":"${'m'.repeat(MEGABYTE)}"}`,
  ],
  ['JSON a hundred thousand deep', () => '['.repeat(100_000)],
];

function manyHeads(): string {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((a) => letters.flatMap((b) => letters.slice(0, 3).map((c) => `<th>${a}${b}${c}Q</th>`)))
    .join('');
}

describe('a hostile page', () => {
  test.each(fours(REFUSED).map((four) => [four.map(([what]) => what).join('; '), four] as const))(
    'is refused and nothing of it lives on: %s',
    async (_, four) => {
      const desk = await hostileDesk();
      four.forEach(([, change], i) => void desk.publisher.hostile.set(ADDRESSES[i] ?? '', showing(change)));
      const finished = await desk.run(['nightly']);
      expect(finished.status).toBe(1);
      expect(desk.publisher.requests.toSorted()).toEqual(ADDRESSES.toSorted());
      expect(finished.stderr).toContain('BTC was not delivered');
      expect(finished.stderr).toContain('ETH was not delivered');
      expect(desk.newFigures()).toBe(0);
      expectAllInert(desk, [finished]);
    },
  );

  const AROUND: [what: string, change: Change][] = [
    ['its title', (page) => page.replace('<title>', `<title>${ESCAPES}${SCRIPT}`)],
    ['its menu', (page) => page.replace('Menu', `${SHOWN_SCRIPT}${ESCAPES}](javascript:alert(1))`)],
    [
      'pictures and scripts in its heads',
      (page) => page.replaceAll('<th>', `<th><img alt="IBIT" src="javascript:alert(1)">${SCRIPT}`),
    ],
    [
      'comments and styles in its cells',
      (page) => page.replaceAll('<td>', `<td><!-- 9.9${ESCAPES} --><style>td{}</style>`),
    ],
    [
      'the row of its sums',
      (page) =>
        page.replace(/"tabletext">Total<.*/, (foot) =>
          foot.replaceAll('</span></div>', `${SHOWN_SCRIPT}${ESCAPES}</span></div>`),
        ),
    ],
    ['a megabyte below', (page) => page.replace('automatically.', `${ESCAPES}${'x'.repeat(MEGABYTE)}`)],
  ];

  test('whose harm stands around the table is read as if it were not there', async () => {
    const honest = await (await hostileDesk()).run(['nightly']);
    expect(honest).toMatchObject({ status: 0, stderr: '' });
    const all: Change = (page) => AROUND.reduce((left, [, change]) => change(left), page);
    const desk = await hostileDesk();
    let plain = '';
    desk.publisher.hostile.set('*', (page, response) => {
      if (page.includes('IBIT')) plain = page;
      showing(all)(page, response);
    });
    const finished = await desk.runAll('nothing');
    expect(finished[0]).toEqual(honest);
    expectAllInert(desk, finished);
    const imported = await desk.run(['import', '-', '--source', 'farside', '--asset', 'btc'], all(plain));
    expect(imported).toMatchObject({ status: 0, stderr: '' });
    for (const [what, change] of AROUND) expect(change(plain) === plain, what).toBe(false);
  });

  test('is as inert in every command that prints, and in what it leaves', async () => {
    const desk = await hostileDesk();
    const pages = [ticker(`${ESCAPES}${SHOWN_SCRIPT}`), label(`${'L'.repeat(MEGABYTE)}${ESCAPES}`)];
    desk.publisher.hostile.set('/btc/', showing(pages[0] ?? String));
    desk.publisher.hostile.set('/wp-json/wp/v2/pages?slug=btc', showing(pages[1] ?? String));
    const finished = await desk.runAll(
      `<table><tr><td>${ESCAPES}13 Dec 2024</td></tr></table>${SHOWN_SCRIPT}`,
    );
    expect(finished.map(({ status }) => status)).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expectAllInert(desk, finished);
  });

  test('that steers a terminal from its headers cannot', async () => {
    const desk = await hostileDesk();
    desk.publisher.hostile.set('*', (page, response) => {
      const type = `text/html; charset=UTF-8; x="\u009b31m\t\u0090owned${'x'.repeat(5000)}"`;
      const head = `HTTP/1.1 200 \u009b2J\r\ncontent-type: ${type}\r\nconnection: close\r\n\r\n`;
      response.socket?.end(Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(page)]));
    });
    const finished = await desk.run(['nightly']);
    expect(finished).toMatchObject({ status: 0, stderr: '' });
    expectAllInert(desk, [finished]);
    const types = desk.left().filter(([place]) => place === 'snapshots.content_type');
    expect(Math.max(...types.map(([, text]) => text.length))).toBeLessThan(300);
  });

  test.each([403, 404, 200])('of status %s whose text steers a terminal cannot', async (status) => {
    const desk = await hostileDesk();
    desk.publisher.hostile.set('*', (_, response) => {
      response.writeHead(status, HTML).end(`<h1>${ESCAPES}${SCRIPT}</h1>`);
    });
    const finished = await desk.run(['nightly']);
    expect(finished.status).toBe(1);
    expect(desk.newFigures()).toBe(0);
    expectAllInert(desk, [finished]);
  });
});

describe('a redirect off the publisher’s host is refused, naming the host', () => {
  const TARGETS: [location: string, named: string][] = [
    ['http://evil.example/btc/', 'got: http://evil.example\n'],
    ['//evil.example/btc/', 'got: http://evil.example\n'],
    ['http://OTHER/btc/', 'got: http://OTHER\n'],
    ['http://localhost:PORT/btc/', 'got: http://localhost:PORT\n'],
    ['http://[::1]:PORT/btc/', 'got: http://[::1]:PORT\n'],
    ['http://169.254.169.254/latest/meta-data/', '169.254.169.254'],
    ['http://user:password@127.0.0.1:PORT/btc/', '127.0.0.1:PORT'],
    ['http://127.0.0.1:PORT@evil.example/', 'evil.example'],
    ['file:///etc/passwd', 'got: file://\n'],
    ['ftp://127.0.0.1:PORT/btc/', 'got: ftp://127.0.0.1:PORT\n'],
    ['data:text/html,<table></table>', 'got: data://\n'],
    ['http://[\u009b31m<script>', 'got: no address\n'],
  ];

  test.each(fours(TARGETS).map((four) => [four.map(([, named]) => named).join(' '), four] as const))(
    '%s',
    async (_, four) => {
      const desk = await hostileDesk();
      const other = await startPublisher(NIGHT);
      onTestFinished(() => other.close());
      const { host, port } = new URL(desk.publisher.url);
      const filled = (text: string) =>
        text.replaceAll('PORT', port).replaceAll('OTHER', new URL(other.url).host);
      four.forEach(([location], i) => {
        desk.publisher.hostile.set(ADDRESSES[i] ?? '', (_, response) => {
          response.writeHead(302, { location: filled(location) }).end();
        });
      });
      const finished = await desk.run(['nightly']);
      expect(finished.status).toBe(1);
      expect(finished.stderr.split('the publisher redirects to another host')).toHaveLength(5);
      expect(finished.stderr.split(`expected: ${host}`)).toHaveLength(5);
      for (const [, named] of four) expect(finished.stderr).toContain(filled(named));
      expect(finished.stderr).not.toContain('root:');
      expect(other.requests).toEqual([]);
      expect(desk.publisher.requests.toSorted()).toEqual(ADDRESSES.toSorted());
      expect(desk.newFigures()).toBe(0);
      expectAllInert(desk, [finished]);
    },
  );
});

test.each([
  'file:///etc/passwd',
  'ftp://farside.co.uk',
  'javascript:alert(1)',
  'data:text/html,x',
  '/etc/passwd',
])('the address %s is no publisher’s: status 2, nobody is asked', async (address) => {
  const cwd = temporaryFolder();
  const finished = await runHere(['nightly'], { cwd, env: { ETF_DIGEST_FARSIDE_URL: address } });
  expect(finished).toMatchObject({ status: 2, stdout: '' });
  expect(finished.stderr).toContain('ETF_DIGEST_FARSIDE_URL');
  expectInert('standard error', finished.stderr);
});
