/**
 * Changing a code and making one void. Each leaves a row before it is sent and one when its
 * outcome is known. A lost answer is read back, never sent again, and never shown as failed.
 */
import type { CodeChange, CodeFacts } from '../../shared/codes';
import { maskOpenid } from '../../shared/openid';
import type { Told, Untold } from '../../shared/told';
import type { CardSource } from '../counter/card-source';
import type { Row } from '../ledger/append';
import { tidy } from '../ledger/shift';
import type { Answer } from '../wechat/api';
import type { CodeCalls } from '../wechat/calls/codes';
import type { CouponAddress, WechatClient } from '../wechat/client';
import { untold } from '../wechat/told';
import type { Finder, FoundCode } from './find-code';

export interface CodesParts {
  client: Pick<WechatClient, 'getCode'>;
  codes: Pick<CodeCalls, 'updateCode' | 'voidCode'>;
  cards: CardSource;
  finder: Finder;
  /** Writes a ledger row; false where it did not reach the disk. */
  write: (row: Row) => boolean;
  /** Whether the reason goes to WeChat as well (settings). */
  tellReason: () => boolean;
  /** Pauses before the reads after a lost answer, milliseconds. */
  readAfterMs?: readonly number[];
  /** Monotonic milliseconds. */
  now?: () => number;
}

export interface Codes {
  find(text: string, cardId: string | null): Promise<Told<CodeFacts[]>>;
  update(code: string, cardId: string, newCode: string): Promise<CodeChange>;
  makeVoid(address: CouponAddress, reason: string): Promise<CodeChange>;
  readBack(change: number): Promise<CodeChange>;
}

/** A delayed request may still arrive until then (rules §5). Milliseconds. */
const DELAYED_REQUEST_MS = 15_000;
const READ_AFTER_MS = [1_000, 2_000, 5_000];
const MAX_REASON = 200;
const NO_SUCH_CODE = 40056;

/** A change whose outcome is not known yet. */
interface Open {
  number: number;
  name: 'code-update' | 'code-void';
  address: CouponAddress;
  /** The read that says whether it has happened. */
  asks: CouponAddress;
  /** The status that proves it; null: that the code exists at all. */
  proof: string | null;
  sentAt: number;
  untold: Untold;
}

type Seen = { kind: 'happened' } | { kind: 'not-yet'; status: string | null } | { kind: 'unseen' };

export function createCodes(parts: CodesParts): Codes {
  const { client, cards, write } = parts;
  const now = parts.now ?? (() => performance.now());
  const open = new Map<number, Open>();
  const busy = new Set<string>();
  let count = 0;

  async function factsOf({ address, answer }: FoundCode): Promise<CodeFacts> {
    const { cardId, status, canConsume, beginTime, endTime, memberCard, openid } = answer;
    return {
      code: address.code,
      cardId,
      title: (await cards.factsOf(cardId))?.title ?? null,
      custom: address.cardId !== null,
      ...{ status, canConsume, beginTime, endTime, memberCard },
      openidMasked: openid === null ? null : maskOpenid(openid),
    };
  }

  /** One change: written down, sent once, and what became of it. */
  async function change(
    plan: Pick<Open, 'name' | 'address' | 'asks' | 'proof'> & { note: string },
    send: () => Promise<Answer<null>>,
  ): Promise<CodeChange> {
    const { name, address, asks, proof, note } = plan;
    if (!write(rowOf(address, `${name}: ${note}`))) return { kind: 'unwritable' };
    const answer = await send();
    if (answer.kind === 'ok') {
      write({ ...rowOf(address, `${name}-done`), latency_ms: Math.round(answer.meta.latencyMs) });
      return { kind: 'done', by: 'answer' };
    }
    const why = untold(answer);
    const { errcode, rid } = why.trouble;
    if (why.sent === 'no') {
      write({ ...rowOf(address, `${name}-refused: ${why.reason}`), errcode, rid });
      return { kind: 'refused', untold: why };
    }
    write({ ...rowOf(address, `${name}-unknown: ${why.reason}`), errcode, rid });
    count += 1;
    const mine: Open = {
      ...{ number: count, name, address, asks, proof, untold: why },
      sentAt: answer.meta.sentAt,
    };
    open.set(mine.number, mine);
    return settle(mine, parts.readAfterMs ?? READ_AFTER_MS);
  }

  async function settle(mine: Open, pauses: readonly number[]): Promise<CodeChange> {
    let status: string | null = null;
    for (const pause of pauses) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      const askedAt = now();
      const seen = await look(mine);
      if (seen.kind === 'happened')
        return end(mine, 'read-back', { kind: 'done', by: 'read-back' });
      if (seen.kind === 'unseen') continue;
      status = seen.status;
      const late = askedAt - mine.sentAt >= DELAYED_REQUEST_MS;
      if (late) return end(mine, 'not-done', { kind: 'not-done' });
    }
    return { kind: 'unknown', untold: mine.untold, status, change: mine.number };
  }

  async function look({ asks, proof }: Open): Promise<Seen> {
    const answer = await client.getCode(asks, false);
    if (answer.kind === 'ok') {
      const { status } = answer.value;
      return proof === null || status === proof
        ? { kind: 'happened' }
        : { kind: 'not-yet', status };
    }
    // The new code does not exist: the old one still does.
    const none = answer.kind === 'refusal' && answer.errcode === NO_SUCH_CODE && proof === null;
    return none ? { kind: 'not-yet', status: null } : { kind: 'unseen' };
  }

  function end(mine: Open, how: 'read-back' | 'not-done', outcome: CodeChange): CodeChange {
    write(rowOf(mine.address, `${mine.name}-${how}`));
    open.delete(mine.number);
    return outcome;
  }

  /** One change of a coupon at a time; what is unknown is read back before anything else. */
  async function alone(
    address: CouponAddress,
    work: () => Promise<CodeChange>,
  ): Promise<CodeChange> {
    const key = keyOf(address);
    const unknown = [...open.values()].find((one) => keyOf(one.address) === key);
    if (unknown) return { kind: 'open', change: unknown.number };
    if (busy.has(key)) throw new Error('a change of this code is on its way');
    busy.add(key);
    try {
      return await work();
    } finally {
      busy.delete(key);
    }
  }

  return {
    async find(text, cardId) {
      const found = await parts.finder.find(text, cardId);
      if (!found.ok) return found;
      return { ok: true, value: await Promise.all(found.value.map(factsOf)) };
    },
    update: (code, cardId, newCode) =>
      alone({ code, cardId }, async () => {
        const asks = { code: newCode, cardId };
        // A code that exists already would make a lost answer look like a success.
        const before = await client.getCode(asks, false);
        if (before.kind === 'ok') return { kind: 'taken' };
        const free = before.kind === 'refusal' && before.errcode === NO_SUCH_CODE;
        if (!free) return { kind: 'refused', untold: { ...untold(before), sent: 'no' } };
        const address = { code, cardId };
        const plan = { name: 'code-update', address, asks, proof: null, note: newCode } as const;
        return change(plan, () => parts.codes.updateCode(code, cardId, newCode));
      }),
    makeVoid: (address, text) =>
      alone(address, () => {
        const note = tidy(text, MAX_REASON);
        const plan = { name: 'code-void', address, asks: address, proof: 'UNAVAILABLE' } as const;
        const reason = parts.tellReason() ? note : null;
        return change({ ...plan, note }, () => parts.codes.voidCode(address, reason));
      }),
    async readBack(number) {
      const mine = open.get(number);
      if (!mine) throw new Error(`no open change ${number}`);
      return settle(mine, [0]);
    },
  };
}

function rowOf({ code, cardId }: CouponAddress, reason: string): Row {
  return { kind: 'manager', code, card_id: cardId, reason };
}

function keyOf({ code, cardId }: CouponAddress): string {
  return `${code}\n${cardId ?? ''}`;
}
