/**
 * The only door between windows and main: every call's sender and input is checked here,
 * and nothing but the contract's outputs goes back. The only user of ipcMain.
 */
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import * as v from 'valibot';
import {
  CALL_CHANNEL,
  type Caller,
  type CallInput,
  type CallName,
  type CallOutput,
  type CallReply,
  callers,
  EVENT_CHANNEL,
  type EventName,
  type Events,
} from '../shared/contract';
import { never } from '../shared/never';
import { inputs } from './ipc/inputs';
import { APP_PAGE } from './window/app-protocol';

/** What main does for each call. */
export type Handlers = {
  [N in CallName]: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};

/** A window of ours beside the till's own: its page, and the few calls that it may make. */
export interface Guest {
  page: string;
  handlers: Partial<Handlers>;
}

export interface DoorOptions {
  /** A call without its handler is refused: at first only the passphrase may be asked for. */
  handlers: Partial<Handlers>;
  /** The window that may make every call. */
  isOurs: (contents: WebContents) => boolean;
  /** Null for a window that is none of ours. */
  guestOf: (contents: WebContents) => Guest | null;
  /** Whether a manager has unlocked the console. */
  managerUnlocked: () => boolean;
  /** Whether a manager's PIN is set: until then whoever sets the till up may. */
  hasPin: () => boolean;
  /** An unlocked manager makes a call: the console is not idle. */
  onManagerCall: () => void;
  /** A call was answered. */
  onAnswered?: (name: CallName) => void;
  /** A handler threw: a bug, to be logged. */
  onBug: (name: string, error: unknown) => void;
}

/**
 * Opens the door, or has calls wait before it for what is still to come: a page must not be
 * refused because it is up sooner than the till. Returns the deed that closes it.
 */
export function openDoor(options: DoorOptions | Promise<DoorOptions>): () => void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown) =>
    answer(event, name, input, await options),
  );
  return () => ipcMain.removeHandler(CALL_CHANNEL);
}

/** Sends an event to a window. */
export function tell<E extends EventName>(window: WebContents, event: E, value: Events[E]): void {
  if (!window.isDestroyed()) window.send(`${EVENT_CHANNEL}:${event}`, value);
}

async function answer(
  event: IpcMainInvokeEvent,
  name: unknown,
  input: unknown,
  options: DoorOptions,
): Promise<CallReply> {
  const { sender } = event;
  const { handlers } = options;
  const caller = options.isOurs(sender) ? { page: APP_PAGE, handlers } : options.guestOf(sender);
  if (!caller || !isTrusted(event, caller.page)) {
    return { ok: false, error: 'refused: unknown sender' };
  }
  if (!isCallName(name)) return { ok: false, error: 'refused: no such call' };
  const handler = caller.handlers[name] as ((input: never) => unknown) | undefined;
  if (!handler) return { ok: false, error: 'refused: not from this window, or not yet' };
  if (!mayCall(callers[name], options)) return { ok: false, error: 'refused: locked' };
  if (callers[name] !== 'cashier') options.onManagerCall();
  const parsed = v.safeParse(inputs[name] as v.GenericSchema<unknown, never>, input);
  if (!parsed.success) return { ok: false, error: `refused: ${name} got a wrong input` };
  try {
    const value = await handler(parsed.output);
    options.onAnswered?.(name);
    return { ok: true, value };
  } catch (error) {
    options.onBug(name, error);
    return { ok: false, error: `${name} failed` };
  }
}

function mayCall(caller: Caller, { managerUnlocked, hasPin }: DoorOptions): boolean {
  switch (caller) {
    case 'cashier':
      return true;
    case 'manager':
      return managerUnlocked();
    case 'set-up':
      return managerUnlocked() || !hasPin();
    default:
      return never(caller);
  }
}

/**
 * A frame that is not our page must not reach a handler, wherever it came from.
 * https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
function isTrusted(event: IpcMainInvokeEvent, page: string): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.url.split(/[?#]/)[0] === page;
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(callers, name);
}
