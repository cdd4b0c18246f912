/** The passphrase at start: offered, never forced. */
import { PASSPHRASE_LEAST } from '../../../shared/account';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { TwiceForm } from './TwiceForm';

export function PassphraseCard({ isSet, onChange }: { isSet: boolean; onChange: () => void }) {
  const { security, settings } = useWords();
  const bridge = useBridge();
  const protect = async (passphrase: string | null) => {
    const answer = await bridge.protectSecrets({ passphrase });
    onChange();
    if (answer.ok) {
      const text = passphrase === null ? security.passphraseRemoved : security.passphraseSet;
      return { ok: true, text };
    }
    const short = answer.why === 'too-short';
    const text = short ? security.passphraseShort(PASSPHRASE_LEAST) : settings.unwritable;
    return { ok: false, text };
  };
  return (
    <section className="card">
      <h2>{security.passphrase}</h2>
      <p className="quiet small">{security.passphraseHint}</p>
      <TwiceForm
        name="passphrase"
        first={security.newPassphrase}
        again={security.againPassphrase}
        button={security.setPassphrase}
        onSet={protect}
      />
      {isSet && (
        <button type="button" data-testid="passphrase-remove" onClick={() => void protect(null)}>
          {security.removePassphrase}
        </button>
      )}
    </section>
  );
}
