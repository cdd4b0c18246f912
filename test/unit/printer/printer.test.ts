import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  type ByteStream,
  networkLink,
  type OpenLink,
  serialLink,
} from '../../../main/printer/link';
import { createPrinter } from '../../../main/printer/printer';
import { fakePrinter } from '../../support/fake-printer';

const SLIP = Buffer.from('slip'.repeat(100));
const times = { connectMs: 300, totalMs: 800, statusMs: 150 };
const printerAt = ({ port }: { port: number }) =>
  createPrinter(networkLink('127.0.0.1', port), times);

describe('a network printer', () => {
  it('that is well prints', async () => {
    const fake = await fakePrinter(() => 0x12);
    expect(await printerAt(fake).print(SLIP)).toEqual({ ok: true });
    expect(fake.printed()).toBe(SLIP.toString());
  });

  it('that says nothing about itself prints as well', async () => {
    const fake = await fakePrinter(() => null);
    expect(await printerAt(fake).print(SLIP)).toEqual({ ok: true });
    await expect.poll(fake.printed).toBe(SLIP.toString());
  });

  it('without paper is named before anything is sent', async () => {
    const fake = await fakePrinter((question) => (question === 4 ? 0x72 : 0x12));
    expect(await printerAt(fake).print(SLIP)).toMatchObject({ ok: false, why: 'out-of-paper' });
    expect(fake.printed()).toBe('');
  });

  it('whose paper ends in the middle is named too', async () => {
    const fake = await fakePrinter((question, asked) =>
      question === 4 && asked > 1 ? 0x72 : 0x12,
    );
    expect(await printerAt(fake).print(SLIP)).toMatchObject({ ok: false, why: 'out-of-paper' });
  });

  it('that says it is offline is', async () => {
    const fake = await fakePrinter((question) => (question === 1 ? 0x1a : 0x12));
    expect(await printerAt(fake).print(SLIP)).toMatchObject({ ok: false, why: 'offline' });
  });

  it('that nobody finds is offline', async () => {
    const fake = await fakePrinter(() => 0x12);
    await fake.close();
    expect(await printerAt(fake).print(SLIP)).toMatchObject({
      ok: false,
      why: 'offline',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('that cannot be reached is offline after a while', async () => {
    const nobody: OpenLink = (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('timeout')));
      });
    const printer = createPrinter(nobody, times);
    expect(await printer.print(SLIP)).toMatchObject({ ok: false, why: 'offline' });
  });

  it('that stops answering after the slip is a timeout', async () => {
    const fake = await fakePrinter((_question, asked) => (asked < 2 ? 0x12 : null));
    expect(await printerAt(fake).print(SLIP)).toMatchObject({ ok: false, why: 'timeout' });
  });

  it('that takes no more bytes is a timeout', async () => {
    const fake = await fakePrinter(
      () => 0x12,
      (socket) => {
        if (fake.printed().length > 0) socket.pause();
      },
    );
    const large = Buffer.alloc(64 * 1024 * 1024, 0x41);
    expect(await printerAt(fake).print(large)).toMatchObject({ ok: false, why: 'timeout' });
  });

  it('that hangs up in the middle is offline', async () => {
    const fake = await fakePrinter(
      () => 0x12,
      (socket) => {
        if (fake.printed().length > 0) socket.destroy();
      },
    );
    const large = Buffer.alloc(64 * 1024 * 1024, 0x41);
    expect(await printerAt(fake).print(large)).toMatchObject({ ok: false, why: 'offline' });
  });

  it('prints one slip after the other, and goes on after a failure', async () => {
    const fake = await fakePrinter((question, asked) =>
      asked === 0 && question === 4 ? 0x72 : 0x12,
    );
    const printer = printerAt(fake);
    const all = await Promise.all([
      printer.print(Buffer.from('1')),
      printer.print(Buffer.from('2')),
      printer.print(Buffer.from('3')),
    ]);
    expect(all.map(({ ok }) => ok)).toEqual([false, true, true]);
    expect([fake.printed(), fake.connections()]).toEqual(['23', 3]);
  });
});

describe('a serial printer', () => {
  /** A port whose other end answers every question alike. */
  function fakePort(status: number): { port: ByteStream; printed: () => string } {
    let printed = '';
    const port = new Duplex({
      read() {},
      write(bytes: Buffer, _encoding, done) {
        if (bytes[0] === 0x10) this.push(Buffer.from([status]));
        else printed += bytes.toString();
        done();
      },
    });
    return { port, printed: () => printed };
  }

  it('prints through whatever port it is given', async () => {
    const { port, printed } = fakePort(0x12);
    expect(
      await createPrinter(
        serialLink(async () => port),
        times,
      ).print(SLIP),
    ).toEqual({ ok: true });
    expect(printed()).toBe(SLIP.toString());
  });

  it('names what is wrong', async () => {
    const { port } = fakePort(0x72);
    const empty = createPrinter(
      serialLink(async () => port),
      times,
    );
    expect(await empty.print(SLIP)).toMatchObject({ ok: false, why: 'out-of-paper' });
    const gone = createPrinter(
      serialLink(async () => {
        throw new Error('no such port');
      }),
      times,
    );
    expect(await gone.print(SLIP)).toEqual({ ok: false, why: 'offline', detail: 'no such port' });
  });
});
