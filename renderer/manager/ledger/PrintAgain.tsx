/** One more slip of a redemption, where a printer is set up. */
import { useState } from 'react';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useSettings } from '../settings/use-settings';

export function PrintAgain({ intent, onSaid }: { intent: number; onSaid: (said: string) => void }) {
  const { printer, manager } = useWords();
  const bridge = useBridge();
  const settings = useSettings();
  const [busy, setBusy] = useState(false);
  if (settings === null || settings.printer === 'none') return null;
  const print = async () => {
    setBusy(true);
    onSaid(printer.printing);
    try {
      const printed = await bridge.printSlipAgain({ intent });
      onSaid(printed.ok ? printer.printed : printer.failed[printed.why]);
    } catch {
      onSaid(manager.failed);
    }
    setBusy(false);
  };
  return (
    <button type="button" data-testid="print-again" disabled={busy} onClick={print}>
      {printer.printAgain}
    </button>
  );
}
