// Stands on the PATH of a documented command as `etf-digest`: hands its words to the test that runs the program.
import net from 'node:net';
import { text } from 'node:stream/consumers';

const args = process.argv.slice(2);
const stdin = args.includes('-') ? await text(process.stdin) : '';
const socket = net.connect({ path: process.env.DESK_SOCKET });
socket.end(JSON.stringify({ args, cwd: process.cwd(), env: process.env, stdin }));
const finished = JSON.parse(await text(socket));
process.stdout.write(finished.stdout);
process.stderr.write(finished.stderr);
process.exitCode = finished.status;
