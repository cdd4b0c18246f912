/** A WeChat client that answers what a test wrote down, and a ledger that can be made to fail. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../main/ledger/ledger';
import type { LedgerReader } from '../../main/ledger/read';
import type { LedgerWriter, Row, Written } from '../../main/ledger/write';
import type { CodeAnswer } from '../../main/wechat/answers';
import type { Answer, Meta } from '../../main/wechat/api';
import type { CouponAddress, WechatClient } from '../../main/wechat/client';
import type { Fault } from '../../shared/reasons';

/** What a scripted call answers. A function is asked at the time of the call. */
type Line<T> = Answer<T> | (() => Promise<Answer<T>>);

export interface Called {
  api: 'get' | 'consume';
  /** Monotonic milliseconds. */
  at: number;
  address: CouponAddress;
  checkConsume?: boolean;
}

export interface Script {
  client: WechatClient;
  calls: Called[];
  /** The answers still to come; the last one is given again and again. */
  gets: Line<CodeAnswer>[];
  consumes: Line<null>[];
  /** Called before each repeat that a consume makes after a refused token. */
  repeats: boolean[];
}

/** A client that answers by a script. */
export function scriptedClient(): Script {
  const script: Script = {
    client: {} as WechatClient,
    calls: [],
    gets: [],
    consumes: [],
    repeats: [],
  };
  script.client = {
    getCode: async (address, checkConsume) => {
      script.calls.push({ api: 'get', at: performance.now(), address, checkConsume });
      return next(script.gets);
    },
    consumeCode: async (address, beforeRepeat) => {
      script.calls.push({ api: 'consume', at: performance.now(), address });
      const answer = await next(script.consumes);
      if (answer.kind === 'refusal' && answer.errcode === 40001) {
        script.repeats.push(beforeRepeat());
        return next(script.consumes);
      }
      return answer;
    },
    decryptCode: () => Promise.resolve(failed('internal')),
    getCard: () => Promise.resolve(failed('internal')),
    warmUp: () => Promise.resolve(),
  };
  return script;
}

function next<T>(lines: Line<T>[]): Promise<Answer<T>> {
  const line = lines.length > 1 ? lines.shift() : lines[0];
  if (!line) throw new Error('the script has no answer for this call');
  return typeof line === 'function' ? line() : Promise.resolve(line);
}

const meta = (): Meta => ({ date: null, latencyMs: 1, sentAt: performance.now() });

/** code/get found the coupon in this status. */
export function has(status: string): () => Promise<Answer<CodeAnswer>> {
  const value: CodeAnswer = {
    code: null,
    cardId: 'pCARD',
    beginTime: 0,
    endTime: 2_147_483_647,
    openid: null,
    canConsume: status === 'NORMAL',
    status,
    memberCard: false,
  };
  return async () => ({ kind: 'ok', value, meta: meta() });
}

export const done = async (): Promise<Answer<null>> => ({ kind: 'ok', value: null, meta: meta() });

/** WeChat refused with this errcode. */
export function refused(errcode: number): () => Promise<Answer<never>> {
  return async () => ({ kind: 'refusal', errcode, rid: 'a-b-c', ip: null, meta: meta() });
}

/** The call failed; `maybe`: its request may have arrived. */
export function lost(sent: 'no' | 'maybe' = 'maybe'): () => Promise<Answer<never>> {
  return async () => ({
    kind: 'failure',
    failure: { sent, reason: 'network', detail: 'ECONNRESET' },
    meta: meta(),
  });
}

export const noToken = async (): Promise<Answer<never>> => ({
  kind: 'no-token',
  trouble: { kind: 'refusal', errcode: 40125, rid: null, ip: null },
  meta: meta(),
});

function failed(reason: Fault): Answer<never> {
  return { kind: 'failure', failure: { sent: 'no', reason, detail: '' }, meta: meta() };
}

type WriteName = keyof LedgerWriter;

export interface TestLedger {
  writer: LedgerWriter;
  reader: LedgerReader;
  /** Writes of these functions do not reach the disk. */
  broken: Set<WriteName>;
  /** What reached the disk, in order: `intended`, `send`, or an outcome with its flags. */
  written: string[];
}

const made: { folder: string; close(): void }[] = [];

/** Closes and throws away the ledgers that tests have made. */
export function removeLedgers(): void {
  for (const { folder, close } of made.splice(0)) {
    close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A real ledger in a folder of its own, whose writes can be made to fail. */
export function breakableLedger(): TestLedger {
  const folder = mkdtempSync(join(tmpdir(), 'kaquan-ledger-'));
  const desk = () => ({ operator: '01', device: 'till 1' });
  const { writer, reader, close } = openLedger(join(folder, 'ledger.sqlite'), desk);
  made.push({ folder, close });
  const broken: TestLedger['broken'] = new Set();
  const written: string[] = [];
  const guarded = new Proxy(writer, {
    get(target, name: WriteName) {
      return (...input: never[]): Written => {
        if (broken.has(name)) return { ok: false, detail: 'disk full' };
        const result = (target[name] as (...input: never[]) => Written)(...input);
        if (result.ok) written.push(...nameOf(name, input));
        return result;
      };
    },
  });
  return { writer: guarded, reader, broken, written };
}

function nameOf(name: WriteName, input: unknown[]): string[] {
  if (name === 'intend') return ['intended'];
  if (name === 'sendAgain') return ['send'];
  if (name !== 'conclude') return [];
  const [, state, { flags = '' }] = input as [number, string, Row];
  return [`${state} ${flags}`.trim()];
}
