/** The launcher of the portable layout, with programs of a few lines in place of the app. */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root as project } from '../../../scripts/build';

let home: string;
beforeEach(() => {
  // A blank in the path, as in many a shop.
  home = join(mkdtempSync(join(tmpdir(), 'launcher-')), 'kaquan kiosk');
  mkdirSync(join(home, 'versions'), { recursive: true });
  cpSync(join(project, 'assets', 'launcher', 'kaquan-kiosk'), join(home, 'kaquan-kiosk'));
});
afterEach(() => rmSync(join(home, '..'), { recursive: true, force: true }));

const READY = 'printf "%s\\n" "$me" >"$KAQUAN_INSTALL/ready"';

/** A program that notes that it ran and with what, and then does `deed`. */
function version(name: string, deed = READY): void {
  const folder = join(home, 'versions', name);
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'kaquan-kiosk');
  const note = 'echo "$me" "$@" >>"$KAQUAN_INSTALL/ran"';
  writeFileSync(program, `#!/bin/sh\nme=${name}\n${note}\n${deed}\n`);
  chmodSync(program, 0o755);
}

function put(name: string, text: string): void {
  writeFileSync(join(home, name), `${text}\n`);
}

function lines(name: string): string[] {
  const file = join(home, name);
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

/** Starts the launcher and waits for its end. */
async function launch(...args: string[]): Promise<number> {
  return await new Promise((ended) => {
    const env = { ...process.env, KAQUAN_READY_SECONDS: '1' };
    execFile(join(home, 'kaquan-kiosk'), args, { env }, (error) => {
      ended(error === null ? 0 : Number(error.code ?? 1));
    });
  });
}

const state = () => ({
  current: lines('current')[0],
  previous: lines('previous')[0],
  next: lines('next')[0],
  trying: lines('trying')[0],
  failed: lines('failed'),
});

describe('without an update', () => {
  test('the current version starts, with the switches as they were given', async () => {
    version('0.1.0');
    put('current', '0.1.0');
    expect(await launch('--profile=/tmp/a b', '--practice')).toBe(0);
    expect(lines('ran')).toEqual(['0.1.0 --profile=/tmp/a b --practice']);
  });

  test('a version that is not there is named', async () => {
    put('current', '0.1.0');
    expect(await launch()).toBe(1);
  });

  test('the till’s own end is the launcher’s', async () => {
    version('0.1.0', 'exit 7');
    put('current', '0.1.0');
    expect(await launch()).toBe(7);
  });
});

describe('an update', () => {
  beforeEach(() => {
    version('0.1.0');
    put('current', '0.1.0');
    put('next', '0.2.0');
  });

  test('that is ready stays, the version before is kept, the one before that goes', async () => {
    version('0.0.9');
    put('previous', '0.0.9');
    version('0.2.0');
    expect(await launch('--windowed')).toBe(0);
    expect(lines('ran')).toEqual(['0.2.0 --windowed']);
    const now = { current: '0.2.0', previous: '0.1.0', next: undefined, trying: undefined };
    expect(state()).toEqual({ ...now, failed: [] });
    expect(readdirSync(join(home, 'versions')).sort()).toEqual(['0.1.0', '0.2.0']);
  });

  test.each([
    ['that crashes', 'exit 1'],
    ['that hangs', 'exec sleep 60'],
    ['that hangs and will not end', 'trap "" TERM; while :; do sleep 1; done'],
    ['that another version’s mark would vouch for', 'echo 0.1.0 >"$KAQUAN_INSTALL/ready"; exit 1'],
  ])('%s is gone back from at once, and not tried again', async (_, deed) => {
    version('0.2.0', deed);
    put('ready', '0.2.0');
    expect(await launch()).toBe(0);
    expect(lines('ran')).toEqual(['0.2.0', '0.1.0']);
    expect(state()).toMatchObject({ current: '0.1.0', next: undefined, trying: undefined });
    expect(lines('failed')).toEqual(['0.2.0']);
    await launch();
    expect(lines('ran')).toEqual(['0.2.0', '0.1.0', '0.1.0']);
  });

  test('that ends content because a till is open already gets its chance later', async () => {
    version('0.2.0', 'exit 0');
    expect(await launch()).toBe(0);
    expect(state()).toMatchObject({
      current: '0.1.0',
      next: '0.2.0',
      trying: undefined,
      failed: [],
    });
  });

  test('during which the power failed is gone back from', async () => {
    version('0.2.0');
    rmSync(join(home, 'next'));
    put('trying', '0.2.0\n999999999');
    expect(await launch()).toBe(0);
    expect(lines('ran')).toEqual(['0.1.0']);
    expect(state()).toMatchObject({ current: '0.1.0', trying: undefined, failed: ['0.2.0'] });
  });

  test('is not given up by a second click while it starts', async () => {
    version('0.2.0', `sleep 0.7; ${READY}`);
    const [first, second] = await Promise.all([
      launch('first'),
      new Promise((go) => setTimeout(go, 300)).then(() => launch('second')),
    ]);
    expect([first, second]).toEqual([0, 0]);
    expect(lines('ran')).toEqual(['0.2.0 first', '0.2.0 second']);
    expect(state()).toMatchObject({ current: '0.2.0', previous: '0.1.0', failed: [] });
  });

  test('whose folder is not there is no reason not to start', async () => {
    expect(await launch()).toBe(0);
    expect(lines('ran')).toEqual(['0.1.0']);
  });
});

describe('going back by hand', () => {
  test('starts the version before the next time, and remembers', async () => {
    version('0.1.0');
    version('0.2.0');
    put('current', '0.2.0');
    put('previous', '0.1.0');
    expect(await launch('--rollback')).toBe(0);
    expect(await launch()).toBe(0);
    expect(lines('ran')).toEqual(['0.1.0']);
    expect(state()).toMatchObject({ current: '0.1.0', previous: '0.2.0', failed: ['0.2.0'] });
  });

  test('is refused where there is nothing to go back to', async () => {
    version('0.1.0');
    put('current', '0.1.0');
    expect(await launch('--rollback')).toBe(1);
    expect(state()).toMatchObject({ current: '0.1.0', failed: [] });
  });
});
