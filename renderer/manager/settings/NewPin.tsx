/** A new manager PIN, or the first one: in the settings and in the first-run guide. */
import { PIN_FORM } from '../../../shared/manager';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { TwiceForm } from './TwiceForm';

export function NewPin() {
  const { security, manager, settings } = useWords();
  const bridge = useBridge();
  const set = async (pin: string) => {
    if (!PIN_FORM.test(pin)) return { ok: false, text: manager.pinForm };
    const answer = await bridge.managerSetPin({ pin });
    return answer.ok
      ? { ok: true, text: security.pinChanged }
      : { ok: false, text: answer.reason === 'unwritable' ? settings.unwritable : manager.failed };
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
