/** The update card in the real window: a till of the portable layout, and one that is none. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceProvisioning } from '../../main/practice/provisioning';
import { root } from '../../scripts/build';
import type { LedgerPage } from '../../shared/ledger';
import { emptyAsar, layRelease, pemOf } from '../support/release';
import { call, leaveConsole, openConsole, seriousFindings } from './support/console';
import { type Kiosk, launchKiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

/** Where a packaged app has its release key; only a till that a launcher started reads it. */
const keyFile = join(root, 'out', 'main', 'release-key.pem');
const key = generateKeyPairSync('ed25519');

let shop: Shop;
let work: string;
let stick: string;
beforeAll(async () => {
  shop = await openShop();
  work = mkdtempSync(join(tmpdir(), 'kiosk-updates-'));
  stick = join(work, 'stick');
  mkdirSync(stick);
  for (const version of ['0.0.9', '0.1.0']) {
    mkdirSync(join(work, 'till', 'versions', version), { recursive: true });
  }
  writeFileSync(join(work, 'till', 'previous'), '0.0.9\n');
  writeFileSync(keyFile, pemOf(key));
});
afterAll(async () => {
  await shop?.close();
  rmSync(keyFile, { force: true });
  rmSync(work, { recursive: true, force: true });
});

const id = (till: Kiosk, testId: string) => till.page.getByTestId(testId);

async function openHealth(till: Kiosk): Promise<void> {
  await openConsole(till);
  await id(till, 'nav-health').click();
  await id(till, 'updates').scrollIntoViewIfNeeded();
}

/** Looks, and waits for the answer of this kind. */
async function look(till: Kiosk, kind: string): Promise<string> {
  await id(till, 'look-for-update').click();
  const said = till.page.locator(`[data-testid=update-said][data-answer=${kind}]`);
  await said.waitFor();
  return await said.innerText();
}

async function take(till: Kiosk): Promise<void> {
  await id(till, 'take-update').click();
  await till.page.locator('[data-testid=update-said]:not([data-answer=found])').waitFor();
  expect(await id(till, 'update-said').getAttribute('data-answer')).toBe('taken');
}

async function typePlace(till: Kiosk, place: string): Promise<void> {
  await id(till, 'setting-updatePlace').fill(place);
  await id(till, 'save-updatePlace').click();
}

describe('a till of the portable layout', () => {
  let till: Kiosk;
  beforeAll(async () => {
    const env = { ...shop.desk.env, KAQUAN_INSTALL: join(work, 'till') };
    till = await launchKiosk({
      desk: { ...shop.desk, env },
      profile: shop.profile(),
      provisioning: { ...practiceProvisioning(shop.server), language: 'en' },
    });
  });
  afterAll(() => till?.kill());

  test('names its versions, and asks where updates come from before it looks', async () => {
    await openHealth(till);
    expect(await id(till, 'value-update-version').innerText()).toBe('0.1.0');
    expect(await id(till, 'value-update-previous').innerText()).toContain('0.0.9');
    expect(await look(till, 'refused')).toContain('where updates come from');
    await typePlace(till, 'media/usb');
    await till.page.locator('.setting-said.bad').waitFor();
    await typePlace(till, stick);
    await till.page.locator('.setting-said', { hasText: 'Saved' }).waitFor();
    expect(await look(till, 'refused')).toContain('cannot be read');
  });

  test('takes nothing that another key has signed', async () => {
    layRelease(stick, { version: '0.2.0', key: generateKeyPairSync('ed25519') });
    expect(await look(till, 'refused')).toContain('signature is wrong');
    expect(await id(till, 'take-update').count()).toBe(0);
  });

  test('finds a signed one, puts it in place for the next start, and leaves rows', async () => {
    layRelease(stick, { version: '0.2.0', key, app: emptyAsar() });
    expect(await look(till, 'found')).toContain('0.2.0');
    expect(await seriousFindings(till.page)).toEqual([]);
    await take(till);
    expect(await id(till, 'value-update-waiting').innerText()).toBe('0.2.0');
    expect(readFileSync(join(work, 'till', 'next'), 'utf8')).toBe('0.2.0\n');
    const query = { filter: { kind: 'manager' }, before: null, limit: 100 };
    const { rows } = (await call(till.page, 'ledgerSearch', query)) as LedgerPage;
    expect(rows.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['update-asked: 0.2.0', 'update-taken: 0.2.0']),
    );
  });

  test('puts it in place again over one that did not come up', async () => {
    rmSync(join(work, 'till', 'next'));
    writeFileSync(join(work, 'till', 'failed'), '0.2.0\n');
    await look(till, 'found');
    await take(till);
    expect(await id(till, 'value-update-failed').innerText()).toBe('0.2.0');
  });

  test('looks at nothing while a shift is open, and for nobody but a manager', async () => {
    await call(till.page, 'openShift', { operator: '王' });
    expect(await look(till, 'left')).toContain('shift');
    await leaveConsole(till);
    for (const name of ['updateState', 'lookForUpdate', 'takeUpdate']) {
      expect(await call(till.page, name, null)).toContain('locked');
    }
  });
});

test('a till that no launcher started says how it is brought up to date, and offers nothing', async () => {
  const till = await shop.openTill({ provisioning: { language: 'en' } });
  await openHealth(till);
  expect(await id(till, 'update-upkeep').innerText()).toContain('sources');
  expect(await id(till, 'look-for-update').count()).toBe(0);
  await till.kill();
});
