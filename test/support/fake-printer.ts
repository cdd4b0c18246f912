/** A receipt printer in the network, as far as it can be told from its answers. */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface FakePrinter {
  port: number;
  /** What was printed, without the questions. */
  printed: () => string;
  connections: () => number;
  close: () => Promise<void>;
}

/**
 * A printer on loopback that answers DLE EOT as `answer` says; null says nothing.
 * It ends with its test.
 */
export async function fakePrinter(
  answer: (question: number, asked: number) => number | null,
  onData: (socket: Socket) => void = () => {},
): Promise<FakePrinter> {
  let printed = '';
  let asked = 0;
  let connections = 0;
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    connections += 1;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      onData(socket);
      for (let at = 0; at < bytes.length; at += 1) {
        if (bytes[at] === 0x10 && bytes[at + 1] === 0x04) {
          const said = answer(bytes[at + 2] ?? 0, asked);
          asked += 1;
          if (said !== null) socket.write(Buffer.from([said]));
          at += 2;
        } else printed += String.fromCharCode(bytes[at] ?? 0);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return { port, printed: () => printed, connections: () => connections, close };
}
