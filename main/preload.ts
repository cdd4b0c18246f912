/** The bridge: one function per call of the contract, one subscription. Runs sandboxed. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import {
  CALL_CHANNEL,
  type CallName,
  type CallReply,
  callers,
  EVENT_CHANNEL,
  type EventName,
  eventNames,
  FEW_CALLS,
} from '../shared/contract';

async function call(name: CallName, input: unknown): Promise<unknown> {
  const reply = (await ipcRenderer.invoke(CALL_CHANNEL, name, input ?? null)) as CallReply;
  if (!reply.ok) throw new Error(reply.error);
  return reply.value;
}

function on(event: EventName, listener: (value: unknown) => void): () => void {
  if (!eventNames.includes(event)) throw new Error(`no event ${String(event)}`);
  const channel = `${EVENT_CHANNEL}:${event}`;
  const handler = (_event: IpcRendererEvent, value: unknown) => listener(value);
  ipcRenderer.on(channel, handler);
  return () => ipcRenderer.removeListener(channel, handler);
}

/** A window that may make few calls (`--kiosk-calls=`) finds no others; main refuses them anyway. */
const few = process.argv
  .find((argument) => argument.startsWith(FEW_CALLS))
  ?.slice(FEW_CALLS.length);
const names = (few?.split(',') ?? Object.keys(callers)) as CallName[];
const calls = Object.fromEntries(
  names.map((name) => [name, (input: unknown) => call(name, input)]),
);

contextBridge.exposeInMainWorld('kiosk', { ...calls, on });
