import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../../main/ledger/files';
import { heldBy } from '../../../main/ledger/held';
import { restore } from '../../../main/ledger/restore';
import { ledgerCommand } from '../../../scripts/ledger-command';
import { atEnd, intended, NOON, newFolder, openTestLedger, rowsOf, visit, visits } from './support';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Ran {
  status: number | null;
  out: string;
  err: string;
}

/** The command as people run it. */
function spawned(...args: string[]): Ran {
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const run = spawnSync(process.execPath, [tsx, join(root, 'scripts', 'ledger.ts'), ...args], {
    encoding: 'utf8',
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

/** The same without a process of its own. */
function command(...args: string[]): Promise<Ran> {
  return answered(null, ...args);
}

/** The same by somebody at a terminal, who answers each question so; null: no terminal. */
async function answered(answer: string | null, ...args: string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const stream = new Writable({
    write(bytes: Buffer, _encoding, done) {
      out += bytes.toString();
      done();
    },
  });
  const status = await ledgerCommand(args, {
    out: stream,
    say: (text) => {
      out += `${text}\n`;
    },
    complain: (text) => {
      err += `${text}\n`;
    },
    ask:
      answer === null
        ? null
        : async (question) => {
            err += question;
            return answer;
          },
  });
  return { status, out, err };
}

/** A closed ledger of so many visits. */
function closedLedger(count: number, folder = newFolder()): string {
  const path = join(folder, 'ledger.sqlite');
  const ledger = openTestLedger(path);
  visits(ledger.writer, count);
  ledger.close();
  return path;
}

const about = { now: Date.now(), device: '', agree: async () => true };

describe('npm run ledger', () => {
  it('is a command of its own', () => {
    const path = closedLedger(1);
    expect(spawned(`--profile=${dirname(path)}`, 'verify')).toMatchObject({
      status: 0,
      out: 'ok 3 rows\n',
    });
  }, 60_000);

  it('verifies, exports and backs up', async () => {
    const path = closedLedger(4);
    const profile = `--profile=${dirname(path)}`;
    expect(await command(profile, 'verify')).toMatchObject({ status: 0, out: 'ok 12 rows\n' });
    const { status, out } = await command(profile, 'export', '--format=jsonl');
    expect([status, out.trimEnd().split('\n').length]).toEqual([0, 13]);
    const copy = join(dirname(path), 'copy.sqlite');
    expect(await command(profile, 'backup', `--out=${copy}`)).toMatchObject({ status: 0 });
    expect(rowsOf(copy)).toEqual(rowsOf(path));
    expect(await command(profile, 'backup', `--out=${copy}`)).toMatchObject({ status: 1 });
  });

  it('names the first broken row', async () => {
    const path = closedLedger(4);
    const database = new DatabaseSync(path);
    database.exec("UPDATE entries SET code = '0' WHERE seq = 4");
    database.close();
    const { status, out } = await command(`--profile=${dirname(path)}`, 'verify');
    expect([status, out]).toEqual([
      1,
      'broken at row 4: its columns are not those that were hashed\n',
    ]);
  });

  it('says what is wrong with a command line, and where there is no ledger', async () => {
    const profile = `--profile=${newFolder()}`;
    expect(await command('verify')).toMatchObject({
      status: 2,
      err: expect.stringContaining('--profile'),
    });
    expect(await command(profile, 'export')).toMatchObject({ status: 2 });
    expect(await command(profile, 'verify')).toMatchObject({
      status: 1,
      err: expect.stringContaining('no ledger there'),
    });
    expect((await command(profile, '--practice', 'verify')).err).toContain(
      join('practice', 'ledger.sqlite'),
    );
  });

  it('restores only while no till is open on the profile', async () => {
    const path = closedLedger(2);
    const copy = closedLedger(2);
    const till = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    atEnd(() => till.kill('SIGKILL'));
    symlinkSync(`${hostname()}-${till.pid}`, join(dirname(path), 'SingletonLock'));
    expect(await command(`--profile=${dirname(path)}`, 'restore', copy)).toMatchObject({
      status: 1,
      err: expect.stringContaining('Quit it first'),
    });
    expect(readdirSync(dirname(path)).filter((name) => name.includes('set-aside'))).toEqual([]);
  });
});

describe('the lock of a profile', () => {
  it.each([
    ['of a till that was killed', `${hostname()}-4194305`, null],
    ['of this process', `${hostname()}-${process.pid}`, `process ${process.pid}`],
    ['of another machine', 'elsewhere-12', 'another machine (elsewhere-12)'],
  ])('%s', (_what, target, holder) => {
    const folder = newFolder();
    symlinkSync(target, join(folder, 'SingletonLock'));
    expect(heldBy(folder)).toBe(holder);
  });

  it('that is not there holds nothing', () => {
    expect(heldBy(newFolder())).toBe(null);
  });
});

describe('restore', () => {
  it('sets the present ledger aside, marks the seam, and is itself the newest backup', async () => {
    const folder = newFolder();
    const path = join(folder, 'ledger.sqlite');
    const ledger = openTestLedger(path);
    visits(ledger.writer, 3);
    await ledger.backUp();
    visits(ledger.writer, 2, 10);
    ledger.close();
    const before = rowsOf(path);
    const [backup] = readdirSync(ledger.files.backups);
    const from = join(ledger.files.backups, backup ?? '');
    const restored = await restore(filesOf(path), from, { ...about, now: Date.now() + 5_000 });
    expect(restored).toMatchObject({ ok: true, rows: 10 });
    expect(rowsOf(path).slice(0, -1)).toEqual(before.slice(0, 9));
    const seam = rowsOf(path).at(-1);
    expect(JSON.parse(seam?.status ?? '')).toMatchObject({
      kept: `9:${before[8]?.hash}`,
      lost: `15:${before[14]?.hash}`,
      backup,
      from: before[8]?.at,
    });
    expect(rowsOf(join(folder, restored.ok ? (restored.setAside ?? '') : ''))).toEqual(before);
    expect(await command(`--profile=${folder}`, 'verify')).toMatchObject({
      status: 0,
      out: 'ok 10 rows\n',
    });
    expect(readdirSync(ledger.files.backups)).toHaveLength(2);
    const again = openTestLedger(path);
    expect(again.problem).toMatchObject({ kind: 'corrupt-restored', backup });
    expect(again.reader.mayLack(null, null)).toBe(true);
  });

  it('refuses to drop an open intent', async () => {
    const path = closedLedger(2);
    const from = closedLedger(2);
    const ledger = openTestLedger(path);
    const open = intended(ledger.writer, '999999999999');
    ledger.close();
    expect(await restore(filesOf(path), from, about)).toEqual({
      ok: false,
      detail: expect.stringContaining(`${open} (…9999)`),
    });
    expect(rowsOf(path)).toHaveLength(7);
    expect(existsSync(`${path}.building`)).toBe(false);
  });

  it('says what the backup does not have, and asks at a terminal before it changes anything', async () => {
    const { folder, from } = await outdated();
    const before = rowsOf(join(folder, 'ledger.sqlite'));
    const profile = `--profile=${folder}`;
    const no = await answered('y', profile, 'restore', from);
    expect(no.status).toBe(1);
    expect(no.err).toContain('does not have 6 rows of the present ledger, 2 redemptions');
    expect(no.err).toContain('from 2026-11-23T12:00:00.009+08:00 to 2026-11-23T12:00:00.014+08:00');
    expect(no.err).toMatch(/kept in ledger\.set-aside-[\d-]+\.sqlite/);
    expect(no.err).toContain('nothing was changed');
    expect(rowsOf(join(folder, 'ledger.sqlite'))).toEqual(before);
    expect(readdirSync(folder).filter((name) => /aside|building|ready/.test(name))).toEqual([]);
    const yes = await answered('yes\n', profile, 'restore', from);
    expect(yes).toMatchObject({ status: 0, out: expect.stringContaining('restored 10 rows; ') });
  });

  it('does not ask with --yes, nor in a script, nor where nothing is left out', async () => {
    for (const [answer, ...more] of [['no', '--yes'], [null]] as const) {
      const { folder, from } = await outdated();
      const ran = await answered(answer, `--profile=${folder}`, 'restore', ...more, from);
      expect(ran).toMatchObject({ status: 0, err: expect.stringContaining('2 redemptions') });
      expect(ran.err).not.toContain('Type yes');
    }
    const { from } = await outdated();
    const fresh = await answered('no', `--profile=${newFolder()}`, 'restore', from);
    expect(fresh).toMatchObject({ status: 0, err: '' });
    expect(await command(`--profile=${newFolder()}`, 'verify', '--yes')).toMatchObject({
      status: 2,
    });
  });

  it('counts what can be read of a damaged ledger', async () => {
    const { folder, from } = await outdated();
    const path = join(folder, 'ledger.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(0, 0, 100);
    writeFileSync(path, bytes);
    const { err } = await answered('no', `--profile=${folder}`, 'restore', from);
    expect(err).toContain('at least 6 rows of the present ledger, at least 2 redemptions');
  });

  it('names the doubtful time in whole milliseconds', async () => {
    const { folder, from } = await outdated();
    await command(`--profile=${folder}`, 'restore', '--yes', from);
    const seam = JSON.parse(rowsOf(join(folder, 'ledger.sqlite')).at(-1)?.status ?? '');
    expect([seam.from, seam.to].every(Number.isSafeInteger)).toBe(true);
  });

  /** A ledger with two visits more than its backup, a millisecond between two rows. */
  async function outdated(): Promise<{ folder: string; from: string }> {
    const folder = newFolder();
    let at = NOON - 1;
    const ledger = openTestLedger(join(folder, 'ledger.sqlite'), {
      now: () => {
        at += 1;
        return at;
      },
    });
    visits(ledger.writer, 3);
    at = NOON + 8;
    visits(ledger.writer, 2, 10);
    ledger.close();
    const from = join(newFolder(), 'old.sqlite');
    copyFileSync(join(folder, 'ledger.sqlite'), from);
    const database = new DatabaseSync(from);
    database.exec(
      'PRAGMA foreign_keys = OFF; DELETE FROM entries WHERE seq > 9; DELETE FROM intents WHERE intent > 9',
    );
    database.close();
    return { folder, from };
  }

  it('keeps an open intent that the backup knows as well', async () => {
    const folder = newFolder();
    const path = join(folder, 'ledger.sqlite');
    const ledger = openTestLedger(path);
    const open = intended(ledger.writer, '999999999999');
    const backedUp = await ledger.backUp();
    ledger.writer.assumeSent(open);
    visit(ledger.writer, '111111111111');
    ledger.close();
    const from = join(ledger.files.backups, backedUp?.ok ? backedUp.name : '');
    expect(await restore(filesOf(path), from, about)).toMatchObject({ ok: true });
    expect(openTestLedger(path).reader.openIntents()).toMatchObject([{ intent: open }]);
  });

  it('finds open intents in a damaged ledger too', async () => {
    const path = closedLedger(2);
    const ledger = openTestLedger(path);
    const open = intended(ledger.writer, '999999999999');
    ledger.close();
    const bytes = readFileSync(path);
    bytes.fill(0, 0, 100);
    writeFileSync(path, bytes);
    expect(await restore(filesOf(path), closedLedger(2), about)).toEqual({
      ok: false,
      detail: expect.stringContaining(`${open} (…9999)`),
    });
  });

  it.each([
    ['is not there', () => {}],
    ['is no ledger', (path: string) => writeFileSync(path, 'x'.repeat(9_000))],
    [
      'is broken',
      (path: string) => {
        closedLedger(3, dirname(path));
        const database = new DatabaseSync(path);
        database.exec("UPDATE entries SET code = '0' WHERE seq = 4");
        database.close();
      },
    ],
  ])('refuses a file that %s, and changes nothing', async (_what, make) => {
    const path = closedLedger(2);
    const from = join(newFolder(), 'ledger.sqlite');
    make(from);
    expect(await restore(filesOf(path), from, about)).toMatchObject({ ok: false });
    expect(rowsOf(path)).toHaveLength(6);
    expect(readdirSync(dirname(path)).filter((name) => /aside|building|ready/.test(name))).toEqual(
      [],
    );
  });
});
