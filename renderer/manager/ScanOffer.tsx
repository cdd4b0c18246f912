/** A scan seen in the console: offered, never typed into a field. */
import { groupCode } from '../../shared/code';
import type { OfferedScan } from '../../shared/manager';
import type { Words } from '../../shared/words/words';
import { useWords } from '../counter/language';
import { useBridge } from './bridge-context';
import { OfferUses } from './OfferUses';

export function ScanOffer({ offered }: { offered: OfferedScan }) {
  const words = useWords();
  const bridge = useBridge();
  const { offer } = offered;
  return (
    <section className="notice scan-offer" data-testid="scan-offer" data-kind={offered.kind}>
      <h2 className="unseen">{words.manager.offered}</h2>
      <p role="status">{textOf(offered, words)}</p>
      <OfferUses offered={offered} />
      {offered.kind !== 'useless' && (
        <button
          type="button"
          className="primary"
          data-testid="take-offer"
          onClick={() => void bridge.takeOffered({ offer })}
        >
          {words.manager.takeOffer}
        </button>
      )}
      <button
        type="button"
        data-testid="drop-offer"
        onClick={() => void bridge.dropOffered({ offer })}
      >
        {words.manager.dropOffer}
      </button>
    </section>
  );
}

function textOf(offered: OfferedScan, words: Words): string {
  switch (offered.kind) {
    case 'code':
      return words.manager.offeredCode(groupCode(offered.code));
    case 'card-link':
      return words.manager.offeredLink;
    case 'hidden':
      return words.manager.offeredHidden;
    case 'useless': {
      const { thing } = offered;
      const phrase =
        thing === 'malformed-code' || thing === 'bad-link'
          ? words.phrases.invalid[thing]
          : words.phrases['wrong-thing'][thing];
      return words.manager.offeredUseless(phrase.word);
    }
  }
}
