// Loaded into every test and, by --import, into every process a test starts: nothing reaches beyond this machine.
import net from 'node:net';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function blocked(...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === 'object' ? (options.host ?? 'localhost') : 'localhost';
  const local = typeof options === 'object' && options.path !== undefined;
  if (!local && !LOOPBACK.test(host)) {
    const error = Object.assign(new Error(`tests may not reach ${host}`), { code: 'ENETUNREACH' });
    process.nextTick(() => this.destroy(error));
    return this;
  }
  return connect.apply(this, args);
};
