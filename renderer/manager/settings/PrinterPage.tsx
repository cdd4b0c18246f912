/** The slip printer: where it is, when it prints, and a slip to try it. */
import { useState } from 'react';
import type { Printed } from '../../../shared/printer';
import { printerBauds } from '../../../shared/settings';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { ChoiceSetting, TextSetting } from './fields';
import { asItIs, someText } from './ShopPage';
import { useSettings } from './use-settings';

export function PrinterPage() {
  const { manager, printer } = useWords();
  const settings = useSettings();
  if (settings === null) return <p>{manager.loading}</p>;
  return (
    <div className="cards">
      <section className="card">
        <ChoiceSetting
          name="printer"
          settings={settings}
          choices={['none', 'network', 'serial']}
          labels={printer.kinds}
        />
        {settings.printer !== 'none' && (
          <TextSetting name="printerAddress" settings={settings} write={asItIs} read={someText} />
        )}
        {settings.printer === 'serial' && (
          <ChoiceSetting
            name="printerBaud"
            settings={settings}
            choices={printerBauds}
            labels={baudLabels}
          />
        )}
      </section>
      {settings.printer !== 'none' && (
        <section className="card">
          <ChoiceSetting
            name="printerPaper"
            settings={settings}
            choices={['58', '80']}
            labels={printer.papers}
          />
          <ChoiceSetting
            name="printSlips"
            settings={settings}
            choices={['by-key', 'always']}
            labels={printer.whens}
          />
          <TestSlip />
        </section>
      )}
    </div>
  );
}

function TestSlip() {
  const { manager, printer } = useWords();
  const bridge = useBridge();
  const [state, setState] = useState<Printed | 'printing' | 'refused' | null>(null);
  const test = () => {
    setState('printing');
    bridge.printTestSlip(null).then(setState, () => setState('refused'));
  };
  return (
    <>
      <div className="buttons">
        <button
          type="button"
          data-testid="test-slip"
          disabled={state === 'printing'}
          onClick={test}
        >
          {printer.test}
        </button>
      </div>
      <p role="status" data-testid="test-slip-said">
        {state === 'printing' && printer.printing}
        {state === 'refused' && manager.failed}
        {typeof state === 'object' && state?.ok && printer.printed}
        {typeof state === 'object' && state?.ok === false && printer.failed[state.why]}
      </p>
    </>
  );
}

const baudLabels = Object.fromEntries(printerBauds.map((baud) => [baud, baud])) as Record<
  (typeof printerBauds)[number],
  string
>;
