/** The till's printer: where it stands by the settings, and what is printed there. */
import type { LedgerIntent } from '../../shared/ledger';
import type { Printed } from '../../shared/printer';
import { wordsFor } from '../../shared/words/languages';
import type { Settings } from '../settings/table';
import { networkAddress } from './address';
import type { Columns } from './escpos';
import { networkLink, type OpenLink, serialLink } from './link';
import { createPrinter, type PrinterTimes } from './printer';
import { openSerialPort } from './serial';
import type { Issue } from './slip';

export interface SlipDesk {
  /** The slip of a redemption; a copy where this till has printed it since its start. */
  print(intent: number): Promise<Printed>;
  /** One more of any redemption in the ledger: always a copy, nobody knows where the first is. */
  printAgain(intent: number): Promise<Printed>;
  printTest(): Promise<Printed>;
}

export interface SlipDeskParts {
  settings: () => Settings;
  redemptionOf: (intent: number) => LedgerIntent | null;
  times?: Partial<PrinterTimes>;
}

/** A desk that follows the settings: each slip goes to where the printer is now. */
export function openSlipDesk({ settings, redemptionOf, times }: SlipDeskParts): SlipDesk {
  const printer = createPrinter((signal) => linkOf(settings())(signal), times);
  /** What came out whole or is on its way; a slip that failed is printed again as the first. */
  const issued = new Set<number>();

  async function print(intent: number, issue: Issue): Promise<Printed> {
    const redemption = redemptionOf(intent);
    if (!redemption) return { ok: false, why: 'offline', detail: `no redemption ${intent}` };
    const { printerPaper, language } = settings();
    const columns = columnsOf(printerPaper);
    // The tables of GB18030 are not for a start to wait for.
    const { slipOf } = await import('./slip');
    const bytes = slipOf(redemption, settings(), columns, wordsFor(language), issue);
    const printed = await printer.print(bytes);
    if (!printed.ok && issue === 'original') issued.delete(intent);
    return printed;
  }

  return {
    print(intent) {
      const issue = issued.has(intent) ? 'copy' : 'original';
      issued.add(intent);
      return print(intent, issue);
    },
    printAgain: (intent) => print(intent, 'copy'),
    async printTest() {
      const { storeName, deviceName, printerPaper, language } = settings();
      const { title, testSlip } = wordsFor(language).printer;
      const { slipBytes } = await import('./escpos');
      return printer.print(
        slipBytes(
          [
            { text: storeName, align: 'centre', bold: true },
            { text: title, align: 'centre', big: true },
            { text: `${testSlip} · ${deviceName}` },
          ],
          columnsOf(printerPaper),
        ),
      );
    },
  };
}

const columnsOf = (paper: Settings['printerPaper']): Columns => (paper === '58' ? 32 : 48);

function linkOf({ printer, printerAddress, printerBaud }: Settings): OpenLink {
  switch (printer) {
    case 'network': {
      const { host, port } = networkAddress(printerAddress);
      return networkLink(host, port);
    }
    case 'serial':
      return serialLink(() => openSerialPort(printerAddress, Number(printerBaud)));
    case 'none':
      return () => Promise.reject(new Error('no printer is set up'));
  }
}
