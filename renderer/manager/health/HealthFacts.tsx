/** The facts of the health page, in four cards: connection, devices, record and disk, program. */
import type { ReactNode } from 'react';
import {
  formatAgo,
  formatBytes,
  formatClockSeconds,
  formatCount,
  formatSpan,
  formatStamp,
} from '../../../shared/format';
import { CLOCK_WARN_MS, type Health } from '../../../shared/health';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { reachText } from '../../counter/StatusBar';
import { Fact } from '../Fact';

export function HealthFacts({ health }: { health: Health }) {
  const words = useWords();
  const say = words.health;
  const { ledger, versions } = health;
  return (
    <div className="health-cards">
      <Card title={say.connection}>
        <Fact name={say.wechat} id="wechat">
          {reachText(health.reachability, words)}
        </Fact>
        <Fact name={say.clock} id="clock">
          {clockText(health.clockSkewMs, words)}
        </Fact>
        <Fact name={say.token} id="token">
          {health.tokenAgeMs === null
            ? say.notYet
            : say.tokenAge(formatSpan(health.tokenAgeMs, words.language))}
        </Fact>
      </Card>
      <Card title={say.devices}>
        <Fact name={say.camera} id="camera">
          {cameraText(health.camera, words)}
        </Fact>
        {health.devices.length > 0 && (
          <Fact name={say.scanners} id="scanners">
            {devicesText(health, words)}
          </Fact>
        )}
        <Fact name={say.scanned} id="scanned">
          {scansText(health, words)}
        </Fact>
        <Fact name={say.keptAwake} id="awake">
          {health.keptAwake ? say.awakeYes : say.awakeNo}
        </Fact>
      </Card>
      <Card title={say.record}>
        <Fact name={say.rows} id="rows">
          {formatCount(ledger.rows, words.language)}
        </Fact>
        <Fact name={say.openIntents} id="open-intents">
          {formatCount(ledger.openIntents, words.language)}
        </Fact>
        <Fact name={say.chain} id="chain">
          {chainText(ledger.lastCheck, words)}
        </Fact>
        <Fact name={say.backup} id="backup">
          {ledger.lastBackupAt === null ? say.notYet : formatStamp(ledger.lastBackupAt)}
        </Fact>
        <Fact name={say.disk} id="disk">
          {diskText(health.disk, words)}
        </Fact>
      </Card>
      <Card title={say.program}>
        <Fact name={say.app} id="app">
          {versions.app}
        </Fact>
        <Fact name={say.electron} id="electron">
          {versions.electron}
        </Fact>
        <Fact name={say.chromium} id="chromium">
          {versions.chromium}
        </Fact>
        <Fact name={say.sqlite} id="sqlite">
          {versions.sqlite} · {say.schema(String(versions.schema))}
        </Fact>
        <Fact name={say.secrets} id="secrets">
          {words.security.protections[health.protection]}
        </Fact>
      </Card>
    </div>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <dl className="health-facts">{children}</dl>
    </section>
  );
}

function clockText(skewMs: number | null, { health, language }: Words): string {
  if (skewMs === null) return health.notYet;
  if (Math.abs(skewMs) <= CLOCK_WARN_MS) return health.clockRight;
  const span = formatSpan(skewMs, language);
  return skewMs > 0 ? health.clockAhead(span) : health.clockBehind(span);
}

function cameraText(camera: Health['camera'], { health }: Words): string {
  if (camera === null) return health.notYet;
  return health.cameraSince(health.cameraStates[camera.state], formatClockSeconds(camera.since));
}

function devicesText({ devices, at }: Health, { health, scanners, language }: Words): ReactNode {
  return devices.map(({ id, name, link, since, lastScanAt }) => (
    <span key={id} className="fact-line" data-link={link}>
      {health.scannerSince(
        name || scanners.unnamed(id),
        scanners.links[link],
        formatClockSeconds(since),
      )}
      {' · '}
      {lastScanAt === null
        ? health.scannerReadNothing
        : health.scannerRead(formatAgo(at - lastScanAt, language))}
    </span>
  ));
}

function scansText({ lastScans, at }: Health, { health, sources, language }: Words): ReactNode {
  if (lastScans.length === 0) return health.notYet;
  return lastScans.map((scan) => (
    <span key={scan.source} className="fact-line">
      {health.scannedAt(sources[scan.source], formatAgo(at - scan.at, language))}
    </span>
  ));
}

function chainText(check: Health['ledger']['lastCheck'], { health }: Words): string {
  if (check === null) return health.chainUnchecked;
  return check.ok
    ? health.chainGood(formatStamp(check.at))
    : health.chainBroken(formatStamp(check.at));
}

function diskText(disk: Health['disk'], { health, language }: Words): string {
  if (disk === null) return health.notYet;
  return health.diskFree(
    formatBytes(disk.freeBytes, language),
    formatBytes(disk.totalBytes, language),
  );
}
