/** What WeChat says of a code; of several cards that share it, which one is meant. */
import { groupCode } from '../../../shared/code';
import type { CodeFacts } from '../../../shared/codes';
import { formatBegin, formatEnd, isPermanent } from '../../../shared/format';
import { isKnownStatus } from '../../../shared/statuses';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { Value, Values } from '../parts/Values';

export interface FoundCodeProps {
  found: readonly CodeFacts[];
  onPick: (facts: CodeFacts) => void;
}

export function FoundCode({ found, onPick }: FoundCodeProps) {
  const { codes } = useWords();
  const bridge = useBridge();
  const [only, second] = found;
  if (second !== undefined) {
    return (
      <div className="code-facts">
        <p>{codes.several}</p>
        <div className="buttons">
          {found.map((facts) => (
            <button
              key={facts.cardId}
              type="button"
              data-testid="choose"
              data-code={facts.code}
              data-card-id={facts.cardId}
              onClick={() => onPick(facts)}
            >
              <bdi>{facts.title ?? facts.cardId}</bdi>
            </button>
          ))}
        </div>
      </div>
    );
  }
  if (only === undefined) return null;
  return (
    <div className="code-facts" data-testid="found-code" data-status={only.status}>
      <CodeValues facts={only} />
      {only.status === 'NORMAL' && !only.memberCard && (
        <div className="buttons">
          <button
            type="button"
            data-testid="to-counter"
            onClick={() =>
              void bridge.memberRedeem({
                code: only.code,
                cardId: only.custom ? only.cardId : null,
              })
            }
          >
            {codes.toCounter}
          </button>
        </div>
      )}
    </div>
  );
}

/** `brief`: enough to know the coupon by, in the last question. */
export function CodeValues({ facts, brief = false }: { facts: CodeFacts; brief?: boolean }) {
  const words = useWords();
  const { codes } = words;
  return (
    <Values>
      <Value wire="code" label={codes.code}>
        {groupCode(facts.code)}
      </Value>
      <Value wire="user_card_status" label={codes.status}>
        {statusWords(facts.status, words)}
      </Value>
      <Value wire="title" label={codes.card}>
        {facts.title ?? facts.cardId}
      </Value>
      <Value wire="openid" label={codes.customer}>
        {facts.openidMasked}
      </Value>
      {!brief && <MoreValues facts={facts} />}
    </Values>
  );
}

function MoreValues({ facts }: { facts: CodeFacts }) {
  const words = useWords();
  const { codes } = words;
  return (
    <>
      <Value wire="validity" label={codes.validity}>
        {validity(facts, words)}
      </Value>
      <Value wire="can_consume" label={codes.canConsume}>
        {facts.canConsume}
      </Value>
      <Value wire="use_custom_code" label={codes.kind}>
        {codes.kinds[facts.custom ? 'custom' : 'wechat']}
      </Value>
      <Value wire="card_id" label={codes.cardIdName}>
        {facts.cardId}
      </Value>
    </>
  );
}

/** In words, with what WeChat really sent beside it. */
export function statusWords(status: string, { statuses }: Words): string {
  return isKnownStatus(status) ? `${statuses[status]} · ${status}` : status;
}

function validity({ beginTime, endTime }: CodeFacts, { panel }: Words): string | null {
  if (endTime === null) return null;
  if (isPermanent(endTime)) return panel.forever;
  const end = formatEnd(endTime);
  return beginTime === null
    ? panel.validUntil(end)
    : panel.validBetween(formatBegin(beginTime), end);
}
