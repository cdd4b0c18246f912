/**
 * Pictures of the scanners' page and of the doctor: its codes, a good gun, one with many faults,
 * one that is not plugged in; ports that are none, or there already.
 */
import { testTexts } from '../../shared/test-codes';
import type { Room } from './room';

export const scannersRoom: Room = {
  name: 'scanners',
  async shoot({ id, page, till, take }) {
    const test = async (begin: string, texts: readonly string[], gapMs: number) => {
      await id(begin).click();
      await id('doctor-now').waitFor();
      for (const [index, text] of texts.entries()) {
        await till.scan(text, { gapMs, suffix: gapMs > 20 ? 'none' : 'enter' });
        if (index < texts.length - 1) await id('doctor-scan').nth(index).waitFor();
      }
    };
    await id('nav-settings').click();
    await id('tab-scanners').click();
    await id('test-new').waitFor();
    await take('scanners-none');
    await test('test-new', [testTexts.qr], 16);
    await id('doctor-scan').first().waitFor();
    await take('scanners-doctor');
    await till.scan(testTexts.qr, { gapMs: 16 });
    await id('doctor-scan').nth(1).waitFor();
    await take('scanners-field');
    await till.scan(testTexts.qr, { gapMs: 16 });
    await id('doctor-results').waitFor();
    await take('scanners-well');
    await id('doctor-done').click();
    // One that adds a text of its own, doubles and loses signs, reads bars only, sends no suffix.
    const bars = testTexts.code128;
    const doubled = [...bars].map((sign) => sign + sign).join('');
    await test('test-1', [`POS1#${bars}`, doubled, bars.replace('5y', '')], 40);
    await id('doctor-results').waitFor();
    await take('scanners-faults');
    await id('doctor-done').click();
    await id('details-1').locator('summary').click();
    const add = async (path: string) => {
      await id('other-port').fill(path);
      await id('choose-port').click();
    };
    await add('/dev/ttyUSB9');
    await id('details-2').locator('summary').click();
    await take('scanners-page');
    for (const details of ['details-1', 'details-2']) await id(details).locator('summary').click();
    await add('/dev/null');
    await id('not-kept').waitFor();
    await take('scanners-no-port');
    await add('/dev/ttyUSB9');
    await page.locator('[data-testid=not-kept][data-why=there]').waitFor();
    await take('scanners-there');
    await id('test-2').click();
    await id('doctor-waiting').waitFor();
    await take('scanners-waiting');
  },
};
