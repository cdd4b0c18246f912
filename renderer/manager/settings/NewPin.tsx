/** A new manager PIN, or the first one: in the settings and in the first-run guide. */
import { PIN_FORM } from '../../../shared/manager';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import type { Said } from '../said';
import { TwiceForm } from './TwiceForm';

export function NewPin() {
  const { security, settings } = useWords();
  const bridge = useBridge();
  const set = async (pin: string): Promise<Said> => {
    if (!PIN_FORM.test(pin)) return { ok: false, text: (words) => words.manager.pinForm };
    const answer = await bridge.managerSetPin({ pin });
    if (answer.ok) return { ok: true, text: (words) => words.security.pinChanged };
    return answer.reason === 'unwritable'
      ? { ok: false, text: (words) => words.settings.unwritable }
      : { ok: false, text: (words) => words.manager.failed };
  };
  return (
    <>
      <p className="quiet small">{security.pinHint}</p>
      <TwiceForm
        name="pin"
        first={security.newPin}
        again={security.againPin}
        button={settings.save}
        digits
        onSet={set}
      />
    </>
  );
}
