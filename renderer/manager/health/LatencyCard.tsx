/** How WeChat answered over the last hour: a bar a minute, and the same in one sentence. */
import { formatCount } from '../../../shared/format';
import { type CallMinute, medianOf } from '../../../shared/health';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';

/** The chart's own units: a minute is ten wide. */
const SLOT = 10;
const HIGH = 100;
/** A quick hour must not look like a slow one. */
const LEAST_SCALE_MS = 500;

export function LatencyCard({ minutes }: { minutes: readonly CallMinute[] }) {
  const words = useWords();
  const { health } = words;
  const calls = sum(minutes, 'calls');
  const summary = calls === 0 ? health.latencyNone : summaryOf(minutes, words);
  return (
    <section className="card wide latency" aria-label={health.latencyTitle}>
      <h2>{health.latencyTitle}</h2>
      <p data-testid="latency-summary">{summary}</p>
      <div className="latency-chart">
        <Chart minutes={minutes} summary={summary} />
        <p className="latency-scale" aria-hidden="true">
          {health.milliseconds(formatCount(scaleOf(minutes), words.language))}
        </p>
      </div>
      <p className="latency-ends" aria-hidden="true">
        <span>{health.latencyFrom}</span>
        <span className="legend">
          <i className="median" />
          {health.legendMedian}
          <i className="slowest" />
          {health.legendSlowest}
          <i className="failed" />
          {health.legendFailed}
        </span>
        <span>{health.latencyTo}</span>
      </p>
    </section>
  );
}

function Chart({ minutes, summary }: { minutes: readonly CallMinute[]; summary: string }) {
  const scale = scaleOf(minutes);
  return (
    <svg
      viewBox={`0 0 ${minutes.length * SLOT} ${HIGH}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={summary}
    >
      <path className="grid-line" d={`M0 ${HIGH / 2} H${minutes.length * SLOT}`} />
      {minutes.map((minute, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a minute is its place.
        <g key={index} transform={`translate(${index * SLOT} 0)`}>
          <Bar className="slowest" share={(minute.slowestMs ?? 0) / scale} />
          <Bar className="median" share={(minute.medianMs ?? 0) / scale} />
          {minute.failed > 0 && <rect className="failed" x={1} y={0} width={SLOT - 2} height={8} />}
        </g>
      ))}
    </svg>
  );
}

/** Never thinner than can be seen. */
function Bar({ className, share }: { className: string; share: number }) {
  if (share === 0) return null;
  const height = Math.max(2, Math.min(1, share) * HIGH);
  return <rect className={className} x={1} y={HIGH - height} width={SLOT - 2} height={height} />;
}

function scaleOf(minutes: readonly CallMinute[]): number {
  return Math.max(LEAST_SCALE_MS, ...minutes.map(({ slowestMs }) => slowestMs ?? 0));
}

function summaryOf(minutes: readonly CallMinute[], { health, language }: Words): string {
  const said = (value: number) => health.milliseconds(formatCount(value, language));
  const median = medianOf(minutes.flatMap(({ medianMs }) => medianMs ?? []));
  const slowest = Math.max(0, ...minutes.map(({ slowestMs }) => slowestMs ?? 0));
  return health.latencySummary(
    formatCount(sum(minutes, 'calls'), language),
    said(median ?? 0),
    said(slowest),
    formatCount(sum(minutes, 'failed'), language),
  );
}

function sum(minutes: readonly CallMinute[], key: 'calls' | 'failed'): number {
  return minutes.reduce((total, minute) => total + minute[key], 0);
}
