/**
 * Why WeChat gave no value: in words, with the next step, and what support needs of it. Whether
 * anything may have happened is said first: a lost answer is never shown as a failure.
 */
import { isWordedErrcode } from '../../../shared/errcodes';
import { type Fault, faults } from '../../../shared/reasons';
import type { Untold } from '../../../shared/told';
import type { ErrcodeWords, Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { CopyButton } from '../CopyButton';

export interface TroubleCardProps {
  untold: Untold;
  /** Whether the call was to change something; reading changes nothing either way. */
  changes?: boolean;
  /** Asks once more; absent where it must not be sent again. */
  onAgain?: (() => void) | undefined;
}

export function TroubleCard({ untold, changes = false, onAgain }: TroubleCardProps) {
  const words = useWords();
  const { trouble, reason, sent } = untold;
  const said = troubleWords(untold, words);
  return (
    <div
      className="trouble-card"
      role="alert"
      data-testid="toast-error"
      data-code={trouble.errcode ?? reason}
      data-sent={sent}
    >
      <p className="trouble-meaning">{said.meaning}</p>
      {changes && <p>{sent === 'maybe' ? words.parts.perhapsDone : words.parts.nothingDone}</p>}
      <p>{said.support}</p>
      {trouble.ip !== null && <Item name={words.panel.allowIp} value={trouble.ip} />}
      {trouble.errcode !== null && (
        <Item name={words.panel.errcode} value={String(trouble.errcode)} />
      )}
      {trouble.rid !== null && <Item name={words.panel.rid} value={trouble.rid} />}
      {trouble.detail !== '' && <Item name={words.panel.detail} value={trouble.detail} />}
      {onAgain && (
        <button type="button" data-testid="ask-again" onClick={onAgain}>
          {words.manager.again}
        </button>
      )}
    </div>
  );
}

/** An untold answer in words: by its errcode, else by what happened to the call. */
export function troubleWords({ trouble, reason }: Untold, words: Words): ErrcodeWords {
  const { parts } = words;
  const { errcode } = trouble;
  if (errcode !== null && isWordedErrcode(errcode)) return words.errcodes[errcode];
  if (errcode !== null) {
    return { meaning: parts.otherErrcode(errcode), support: parts.otherErrcodeNext };
  }
  return parts.faults[isFault(reason) ? reason : 'internal'];
}

function Item({ name, value }: { name: string; value: string }) {
  return (
    <p className="trouble-item">
      <span className="label">{name}</span>
      <bdi className="copyable">{value}</bdi>
      <CopyButton text={value} />
    </p>
  );
}

function isFault(reason: string): reason is Fault {
  return faults.some((fault) => fault === reason);
}
