/** The record itself: its state, the walk over the chain, backups, exports. */
import { useCallback } from 'react';
import { formatBytes, formatCount, formatStamp } from '../../../shared/format';
import type { LedgerCheck, LedgerFacts } from '../../../shared/ledger';
import type { Words } from '../../../shared/words/words';
import { LedgerNotice } from '../../counter/LedgerNotice';
import { useWords } from '../../counter/language';
import { useAsk, useBridge } from '../bridge-context';
import { CopyButton } from '../CopyButton';
import { Fact } from '../Fact';
import { ExportCard } from './ExportCard';
import { MendSteps } from './MendSteps';
import { TaskCard } from './TaskCard';

export function RecordView() {
  const words = useWords();
  const { records, manager } = words;
  const bridge = useBridge();
  const asked = useAsk(useCallback(() => bridge.ledgerFacts(null), [bridge]));
  const { value: facts, again } = asked;
  return (
    <div className="cards">
      <section className="card wide" aria-label={records.facts}>
        <h2>{records.facts}</h2>
        {facts === null ? (
          <p>{asked.failed ? manager.failed : manager.loading}</p>
        ) : (
          <Facts facts={facts} words={words} />
        )}
        {facts?.doubted && <MendSteps folder={facts.folder} />}
        {facts?.problem && (
          <div className="problem">
            <LedgerNotice problem={facts.problem} />
            <button
              type="button"
              data-testid="problem-seen"
              onClick={() => void bridge.ledgerProblemSeen(null).then(again, again)}
            >
              {records.problemSeen}
            </button>
          </div>
        )}
      </section>
      <TaskCard
        task="check"
        title={records.check}
        hint={records.checkHint}
        run={async () => {
          const check = await bridge.ledgerCheck(null);
          return { ok: check.ok, text: (said) => checkText(check, said) };
        }}
        onEnd={again}
      />
      <TaskCard
        task="backup"
        title={records.backup}
        hint={records.backupHint}
        run={async () => {
          const { ok, detail } = await bridge.ledgerBackup(null);
          return {
            ok,
            text: (said) =>
              ok ? doneText(detail, said) : failedText(detail, facts?.doubted ?? false, said),
          };
        }}
        onEnd={again}
      />
      <ExportCard />
    </div>
  );
}

function Facts({ facts, words }: { facts: LedgerFacts; words: Words }) {
  const { records, language } = { records: words.records, language: words.language };
  const { lastBackup, lastCheck, backupTrouble } = facts;
  return (
    <dl className="facts-list">
      <Fact name={records.rows} id="rows">
        {formatCount(facts.rows, language)}
      </Fact>
      <Fact name={records.openIntents} id="open-intents">
        {formatCount(facts.openIntents, language)}
      </Fact>
      <Fact name={records.size} id="size">
        {formatBytes(facts.fileBytes, language)}
      </Fact>
      <Fact name={records.lastSeal} id="last-seal">
        {momentText(facts.lastSealAt, words)}
      </Fact>
      <Fact name={records.lastBackup} id="last-backup">
        {momentText(lastBackup?.at ?? null, words)}
        {backupTrouble !== null && (
          <strong className="bad">{failedText(backupTrouble, facts.doubted, words)}</strong>
        )}
      </Fact>
      <Fact name={records.lastCheck} id="last-check">
        {lastCheck === null
          ? records.never
          : `${momentText(lastCheck.at, words)} · ${checkText(lastCheck, words)}`}
      </Fact>
      <Fact name={records.head} id="head">
        <code>{facts.headHash}</code>
        <CopyButton text={facts.headHash} />
      </Fact>
    </dl>
  );
}

function doneText(detail: string, { records }: Words): string {
  return `${records.backupDone}: ${detail}`;
}

function failedText(detail: string, doubted: boolean, { records }: Words): string {
  const next = doubted ? records.backupBlocked : records.backupNext;
  return `${records.backupFailed}: ${detail}. ${next}`;
}

function momentText(at: number | null, { records }: Words): string {
  return at === null ? records.never : formatStamp(at);
}

function checkText(check: LedgerCheck, { records, language }: Words): string {
  if (check.ok) {
    return records.checkGood(formatCount(check.rows, language), formatCount(check.seals, language));
  }
  return check.brokenSeq === null
    ? (check.detail ?? '')
    : records.checkBroken(String(check.brokenSeq));
}
