/** The passphrase at start: offered, never forced. */
import { PASSPHRASE_LEAST } from '../../../shared/account';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import type { Said } from '../said';
import { TwiceForm } from './TwiceForm';

export function PassphraseCard({ isSet, onChange }: { isSet: boolean; onChange: () => void }) {
  const { security } = useWords();
  const bridge = useBridge();
  const protect = async (passphrase: string | null): Promise<Said> => {
    const answer = await bridge.protectSecrets({ passphrase });
    onChange();
    if (answer.ok) {
      const done = passphrase === null ? 'passphraseRemoved' : 'passphraseSet';
      return { ok: true, text: (words) => words.security[done] };
    }
    return answer.why === 'too-short'
      ? { ok: false, text: (words) => words.security.passphraseShort(PASSPHRASE_LEAST) }
      : { ok: false, text: (words) => words.settings.unwritable };
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
