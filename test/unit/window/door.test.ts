import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { DoorOptions } from '../../../main/ipc';

type Listener = (event: object, name: string, input: unknown) => Promise<unknown>;
const listeners = vi.hoisted(() => new Map<string, unknown>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: unknown) => listeners.set(channel, listener) },
  protocol: {},
}));

const { openDoor } = await import('../../../main/ipc');

const frame = { url: 'app://kiosk/index.html' };
const sender = { mainFrame: frame };
const knock = (event: object = { sender, senderFrame: frame }) =>
  (listeners.get('kiosk:call') as Listener)(event, 'clear', null);

const door = (clear: () => void): DoorOptions => ({
  handlers: { clear },
  isOurs: (contents) => contents === (sender as unknown),
  guestOf: () => null,
  managerUnlocked: () => false,
  hasPin: () => true,
  onManagerCall: () => {},
  onBug: () => {},
});

beforeEach(() => listeners.clear());

describe('a door that opens later', () => {
  test('has a call wait, and answers it once it is open', async () => {
    const clear = vi.fn();
    let open: (options: DoorOptions) => void = () => {};
    openDoor(new Promise<DoorOptions>((resolve) => (open = resolve)));
    let answered = false;
    const reply = knock().then((value) => {
      answered = true;
      return value;
    });
    await new Promise((go) => setImmediate(go));
    expect(answered).toBe(false);
    open(door(clear));
    expect(await reply).toEqual({ ok: true, value: undefined });
    expect(clear).toHaveBeenCalledOnce();
  });

  test('lets nobody in by having waited who is not ours', async () => {
    const clear = vi.fn();
    openDoor(Promise.resolve(door(clear)));
    const elsewhere = { url: 'https://elsewhere.invalid/' };
    const strangers = [
      { sender: { mainFrame: frame }, senderFrame: frame },
      { sender, senderFrame: elsewhere },
      { sender, senderFrame: null },
    ];
    for (const event of strangers) {
      expect(await knock(event)).toEqual({ ok: false, error: 'refused: unknown sender' });
    }
    expect(clear).not.toHaveBeenCalled();
  });
});
