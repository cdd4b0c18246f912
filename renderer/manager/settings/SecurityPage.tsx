/** The manager's PIN, how secrets are protected, and the passphrase at start. */
import { useCallback } from 'react';
import { useWords } from '../../counter/language';
import { useAsk, useBridge } from '../bridge-context';
import { NewPin } from './NewPin';
import { PassphraseCard } from './PassphraseCard';

export function SecurityPage() {
  const { security, manager } = useWords();
  const bridge = useBridge();
  const asked = useAsk(useCallback(() => bridge.account(null), [bridge]));
  const protection = asked.value?.protection;
  if (protection === undefined) return <p>{manager.loading}</p>;
  return (
    <div className="cards">
      <section className="card">
        <h2>{security.changePin}</h2>
        <NewPin />
      </section>
      <section className="card" data-testid="protection" data-protection={protection}>
        <h2>{security.protection}</h2>
        <p className={protection === 'file-permissions' ? 'bad' : 'good'}>
          {security.protections[protection]}
        </p>
        <p>{security.protectionHints[protection]}</p>
      </section>
      <PassphraseCard isSet={protection === 'passphrase'} onChange={asked.again} />
    </div>
  );
}
