/**
 * A customer's list of 200 codes against a WeChat whose every answer takes L: how soon the first
 * status is there, how soon all are, and what the counter's scans take meanwhile, side by side
 * with the same scans while nothing else is asked. A whole till in Node, the server apart; and
 * five bare lanes that ask the same server as often, to tell the till's share from the server's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import type { Members } from '../../main/manager/members';
import { customers } from '../../main/practice/customers';
import { practiceProvisioning } from '../../main/practice/provisioning';
import { firstSettings } from '../../main/settings/table';
import { openTill, type Till } from '../../main/till';
import type { CounterView } from '../../shared/counter-state';
import type { MemberNews } from '../../shared/members';
import { type PracticeAccount, withPracticeServer } from './practice';
import { publish, round, rowsOf, spreadOf } from './stats';
import { normalCode } from './till';

const LATENCY_MS = 100;
const AT_ONCE = 5;
const LISTS = 5;
const CODES = customers.hundred.coupons.length;
/** A frame: nobody sees a status before the next one. */
const PAINT_MS = 16;

/** Measures, prints, and leaves `out/bench/members.json`. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaquan-members-'));
  try {
    await withPracticeServer((account) => measure(account, folder), LATENCY_MS);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(account: PracticeAccount, folder: string): Promise<void> {
  const { baseUrl } = account;
  const { appId, locationId, customCodeCardIds } = practiceProvisioning(account);
  const settings = { ...firstSettings(), appId, locationId, customCodeCardIds, apiBase: baseUrl };
  let seen = (_view: CounterView) => {};
  let heard = (_news: MemberNews) => {};
  const till = openTill({
    ...{ folder, profile: folder, appSecret: account.appSecret, serviceKey: '' },
    settings: () => settings,
    push: (view) => seen(view),
    onMembers: (news) => heard(news),
  });
  const { members } = till.codeDesk;
  let scans = 0;
  const scan = () => {
    scans += 1;
    return scanned(till, normalCode(scans), (look) => {
      seen = look;
    });
  };
  try {
    // Connections, token and cards as they are in the middle of a day.
    for (let warm = 0; warm < 5; warm += 1) await scan();
    const alone: number[] = [];
    const beside: number[] = [];
    const firsts: number[] = [];
    const alls: number[] = [];
    const bares: number[] = [];
    for (let list = 0; list < LISTS; list += 1) {
      const filled = filling(members, (listen) => {
        heard = listen;
      });
      await filled.begun;
      while (!filled.over()) beside.push(await scan());
      const { first, all } = await filled.times;
      firsts.push(first);
      alls.push(all);
      bares.push(await bareLanes(baseUrl));
      for (let other = 0; other < beside.length / (list + 1); other += 1) alone.push(await scan());
    }
    const spreads = { 'scans alone': spreadOf(alone), 'scans beside a list': spreadOf(beside) };
    console.table(rowsOf(spreads));
    console.table({ 'first status, ms': firsts, 'all, ms': alls, 'all, bare lanes, ms': bares });
    publish('members', {
      figures: { latencyMs: LATENCY_MS, codes: CODES, firsts, alls, bares, ...spreads },
      targets: [
        {
          name: 'first status after the list, ms',
          value: Math.max(...firsts),
          limit: LATENCY_MS + PAINT_MS,
          kind: 'most',
        },
        {
          name: 'all statuses, ms',
          value: Math.max(...alls),
          limit: round((CODES / AT_ONCE) * LATENCY_MS * 1.1),
          kind: 'most',
        },
        {
          name: 'scans slower beside a list, p95 ms',
          value: spreads['scans beside a list'].p95 - spreads['scans alone'].p95,
          limit: 10,
          kind: 'most',
        },
      ],
    });
  } finally {
    await till.close();
  }
}

/** Milliseconds from a scan to its verdict. */
function scanned(
  till: Till,
  code: string,
  watch: (look: (view: CounterView) => void) => void,
): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve) => {
    watch(({ state }) => {
      if (state.kind === 'redeemable' && state.code === code) resolve(performance.now() - begun);
    });
    till.counter.scanned(code, 'wedge');
  });
}

/** Five lanes with nothing of a till in them: as many requests as a list has codes. Milliseconds. */
async function bareLanes(baseUrl: string): Promise<number> {
  const pool = new Pool(baseUrl, { connections: AT_ONCE, pipelining: 1 });
  let left = CODES;
  const begun = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const { body } = await pool.request({ path: '/', method: 'GET' });
      await body.text();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const took = performance.now() - begun;
  await pool.close();
  return took;
}

/** One list of 200 codes. Times count from WeChat's answer with the list. */
function filling(members: Members, listen: (heard: (news: MemberNews) => void) => void) {
  let over = false;
  let listed = 0;
  let first = 0;
  let done = (_times: { first: number; all: number }) => {};
  const times = new Promise<{ first: number; all: number }>((resolve) => {
    done = resolve;
  });
  listen(({ coupons, running }) => {
    const now = performance.now();
    if (first === 0 && coupons.length > 0) first = now;
    if (running) return;
    over = true;
    done({ first: first - listed, all: now - listed });
  });
  const begun = members.list({ openid: customers.hundred.openid }, null).then((answer) => {
    if (answer.ok !== true) throw new Error(JSON.stringify(answer));
    listed = performance.now();
  });
  return { begun, times, over: () => over };
}
