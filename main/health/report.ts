/** The support report: a text that can be copied into a message. Pure; for support, in English. */
import { formatStamp } from '../../shared/format';
import type { CallMinute, Health } from '../../shared/health';
import type { LedgerRow } from '../../shared/ledger';
import { type SettingName, type Settings, settingNames, settingsTable } from '../settings/table';
import { redact, shortCode } from './redact';

export interface ReportParts {
  health: Health;
  settings: Settings;
  /** The last rows of the ledger, newest first. */
  rows: readonly LedgerRow[];
  /** The last lines of the logs, oldest first. */
  logLines: readonly string[];
  /** What must not be in it, should it have got into any of the above. */
  secrets: readonly string[];
}

/** The whole text. Codes are shortened; there is no openid, no secret, no token in it. */
export function supportReport(parts: ReportParts): string {
  const { health, rows, logLines, secrets } = parts;
  const text = [
    'kaquan-kiosk support report',
    ...factLines(health),
    '',
    'settings',
    ...settingNames
      .filter((name) => settingsTable[name].inReport)
      .map((name) => settingLine(name, parts.settings)),
    '',
    'calls to WeChat by minute, last hour: minutes ago, calls, failed, median ms, slowest ms',
    ...minuteLines(health.minutes),
    '',
    'last rows of the ledger, newest first',
    ...rows.map(rowLine),
    ...(logLines.length === 0 ? [] : ['', 'log', ...logLines]),
  ];
  return `${text.map((line) => redact(line, secrets)).join('\n')}\n`;
}

function factLines(health: Health): string[] {
  const { versions, ledger, disk, reachability, camera, shift } = health;
  const facts: Record<string, string> = {
    at: formatStamp(health.at),
    findings: health.findings.join(' ') || 'none',
    notes: health.notes.join(' ') || 'none',
    mode: health.mode,
    app: versions.app,
    electron: `${versions.electron}, chromium ${versions.chromium}, node ${versions.node}`,
    system: versions.system,
    sqlite: `${versions.sqlite}, schema ${versions.schema}`,
    wechat: `${reachability.state}, last ${inUnit(reachability.latencyMs, 1, 'ms')}`,
    "clock less WeChat's": inUnit(health.clockSkewMs, 1000, 's'),
    'token age': inUnit(health.tokenAgeMs, 60_000, 'min'),
    camera: camera === null ? 'never opened' : `${camera.state} since ${formatStamp(camera.since)}`,
    scanners:
      health.devices
        .map(({ kind, link, since }) => `${kind} ${link} since ${formatStamp(since)}`)
        .join(', ') || 'none on a port',
    scans:
      health.lastScans.map(({ source, at }) => `${source} ${formatStamp(at)}`).join(', ') || 'none',
    ledger: `${ledger.rows} rows, ${ledger.openIntents} open, problem ${ledger.problem ?? 'none'}`,
    check: ledger.lastCheck
      ? `${ledger.lastCheck.ok ? 'good' : 'BROKEN'} ${formatStamp(ledger.lastCheck.at)}`
      : 'never',
    backup: ledger.lastBackupAt === null ? 'never' : formatStamp(ledger.lastBackupAt),
    'backup trouble': ledger.backupTrouble ?? 'none',
    shift: shift === null ? 'none' : `open since ${formatStamp(shift.openedAt)}`,
    awake: String(health.keptAwake),
    disk: inUnit(disk?.freeBytes ?? null, 1024 * 1024, 'MiB free'),
    secrets: health.protection,
  };
  return Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
}

function settingLine<N extends SettingName>(name: N, settings: Settings): string {
  return `${name}: ${JSON.stringify(settings[name])}`;
}

function minuteLines(minutes: readonly CallMinute[]): string[] {
  return minutes.flatMap(({ calls, failed, medianMs, slowestMs }, index) => {
    const ago = minutes.length - 1 - index;
    return calls === 0 ? [] : [[ago, calls, failed, medianMs ?? '-', slowestMs ?? '-'].join(' ')];
  });
}

/** Neither a person's name nor a receipt is support's business. */
function rowLine(row: LedgerRow): string {
  const { at, kind, outcome, verdict, reason, status, errcode, rid, source, flags } = row;
  return [
    formatStamp(at),
    `#${row.seq}`,
    kind,
    shortCode(row.code),
    outcome,
    verdict,
    kind === 'manager' ? null : reason,
    status,
    errcode,
    rid,
    source,
    flags.join('+'),
    row.latencyMs === null ? null : `${row.latencyMs} ms`,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' ');
}

function inUnit(value: number | null, size: number, unit: string): string {
  return value === null ? 'not known' : `${Math.round((value / size) * 10) / 10} ${unit}`;
}
