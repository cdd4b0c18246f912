/** What must be true when everything has settled: server and ledger agree about every coupon. */
import { checkNow } from '../../main/ledger/check';
import { openToRead } from '../../main/ledger/database';
import type { StoredIntent } from '../../main/ledger/intents';
import type { Life } from './crash';
import type { CrashServer } from './crash-server';

export interface CrashFindings {
  /** One line for each thing that is not as it must be. */
  problems: string[];
  rows: number;
  redeemedAtServer: number;
  intents: Record<string, number>;
  /** Consumes that reached the server. */
  sends: number;
}

/** The earliest moment after a launch at which the new process could send anything. */
const START_MS = 300;

/** Compares the ledger of a till that was killed with the server. `lastAt`: the last start. */
export async function judgeCrashes(
  ledger: string,
  server: CrashServer,
  lives: readonly Life[],
  lastAt: number,
): Promise<CrashFindings> {
  const problems: string[] = [];
  const consumed = await server.consumed();
  const sends = (await server.log()).filter(({ api }) => api === 'consume');
  const intents = intentsOf(ledger);
  const redeemed = intents.filter(({ state }) => /^(settled-)?redeemed$/.test(state));

  for (const { code, count } of consumed) {
    const own = redeemed.filter((intent) => intent.code === code).length;
    if (count !== 1) problems.push(`${code}: redeemed ${count} times at the server`);
    if (own !== 1) problems.push(`${code}: redeemed at the server, ${own} redeemed intents`);
  }
  for (const { code, intent, state } of redeemed) {
    if (!consumed.some((one) => one.code === code)) {
      problems.push(`${code}: intent ${intent} is ${state}, not redeemed at the server`);
    }
  }
  for (const { code, intent, state } of intents) {
    if (state === 'intended' || state === 'unknown') {
      problems.push(`${code}: intent ${intent} is still ${state}`);
    }
  }
  for (const [index, { codes }] of lives.entries()) {
    const nextAt = (lives[index + 1]?.launchedAt ?? lastAt) + START_MS;
    const late = sends.filter(({ code, at }) => code && codes.includes(code) && at > nextAt);
    for (const { code, at } of late) {
      problems.push(`${code}: sent ${at - nextAt} ms after the restart`);
    }
  }
  const checked = checkNow({ path: ledger, immutable: false, key: null, head: null });
  if (checked.kind !== 'good') problems.push(`the chain: ${JSON.stringify(checked)}`);
  const states: Record<string, number> = {};
  for (const { state } of intents) states[state] = (states[state] ?? 0) + 1;
  return {
    problems,
    rows: checked.rows,
    redeemedAtServer: consumed.length,
    intents: states,
    sends: sends.length,
  };
}

function intentsOf(ledger: string): StoredIntent[] {
  const database = openToRead(ledger, { immutable: false });
  const rows = database.prepare('SELECT * FROM intents ORDER BY intent').all() as StoredIntent[];
  database.close();
  return rows.map((row) => ({ ...row }));
}
