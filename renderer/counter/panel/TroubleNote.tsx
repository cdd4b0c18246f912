/** What support needs about a fault: errcode and its meaning, what to do, IP, rid, detail. */
import type { CounterState } from '../../../shared/counter-state';
import { isKnownErrcode } from '../../../shared/errcodes';
import type { Trouble } from '../../../shared/verdict';
import type { ErrcodeWords, Words } from '../../../shared/words/words';
import { useWords } from '../language';

export function TroubleNote({ state }: { state: CounterState }) {
  const words = useWords();
  if (state.kind !== 'fault') return null;
  const { trouble, reason } = state;
  const known = knownErrcode(trouble, words);
  return (
    <div className="trouble" data-testid="toast-error" data-code={trouble.errcode ?? reason}>
      {known !== null && (
        <p className="trouble-words">
          <strong>{known.meaning}</strong> {known.support}
        </p>
      )}
      {trouble.ip !== null && <Item name={words.panel.allowIp} value={trouble.ip} big />}
      <div className="trouble-items">
        {trouble.errcode === null ? (
          <Item name={words.panel.ownCode} value={reason} />
        ) : (
          <Item name={words.panel.errcode} value={String(trouble.errcode)} />
        )}
        {trouble.rid !== null && <Item name={words.panel.rid} value={trouble.rid} />}
        {trouble.detail !== '' && <Item name={words.panel.detail} value={trouble.detail} />}
      </div>
    </div>
  );
}

/** One copyable value: a click marks it whole. */
function Item({ name, value, big = false }: { name: string; value: string; big?: boolean }) {
  return (
    <p className={big ? 'item big' : 'item'}>
      <span className="label">{name}</span>
      <bdi className="copyable">{value}</bdi>
    </p>
  );
}

function knownErrcode(trouble: Trouble, words: Words): ErrcodeWords | null {
  if (trouble.errcode === null || !isKnownErrcode(trouble.errcode)) return null;
  return words.errcodes[trouble.errcode];
}
