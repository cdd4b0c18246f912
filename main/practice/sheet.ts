/**
 * The practice sheet: every practice code as QR and Code 128, to be printed and scanned. The same
 * table gives the same bytes; nothing in the page comes from elsewhere.
 */
import { toSVG } from 'bwip-js/node';
import type { Reason } from '../../shared/reasons';
import { en } from '../../shared/words/en';
import { wordOf } from '../../shared/words/phrase';
import { zhCN } from '../../shared/words/zh-CN';
import { type PracticeGroup, practiceGroups } from './codes';
import type { Outcome, PracticeCode } from './table/code';

/** Longer texts make a Code 128 that no column of the page can hold. */
const MAX_CODE_128 = 24;

const STYLE = `
@page { size: A4; margin: 12mm }
* { box-sizing: border-box }
body { font: 9pt/1.35 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #000; background: #fff; max-width: 186mm; margin: 0 auto }
h1 { font-size: 16pt; margin: 0 0 2mm }
h2 { font-size: 12pt; margin: 6mm 0 2mm; border-bottom: .3mm solid #000; break-after: avoid }
h3 { font-size: 9pt; margin: 0 }
h3 small { display: block }
small { font-weight: normal; font-size: 7.5pt; color: #444 }
p { margin: 0 }
header p { margin-bottom: 1mm }
.codes { display: grid; grid-template-columns: repeat(3, 1fr); gap: 3mm }
article { border: .2mm solid #999; border-left-width: 1.2mm; padding: 2mm; break-inside: avoid; overflow: hidden }
article.redeemable, article.checking { border-left-color: #1a7f37 }
article.refused, article.invalid { border-left-color: #b42318 }
article.fault { border-left-color: #6941c6 }
article.wrong-thing { border-left-color: #b54708 }
.marks { display: flex; flex-direction: column; align-items: center; gap: 5mm; padding: 4mm 0; background: #fff }
svg { display: block; max-width: 100%; height: auto }
code { font: 8pt/1.2 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; display: block }
code.card { font-size: 6.5pt; color: #444 }
`;

/** The whole page. */
export function practiceSheet(): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>卡券核销台 · 练习券码 Practice sheet</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>卡券核销台 · 练习券码 <small>Practice sheet</small></h1>
<p>仅用于练习模式(内置练习服务器)，不是真券。按 100% 打印，A4。</p>
<p>For practice mode only (the built-in practice server); none of these is a real coupon. Print at 100 % on A4.
Below each code: what the till shows after the look-up, and after redeeming (→). Any 12 digits that begin with 5 are a good coupon.</p>
</header>
${practiceGroups.map(section).join('\n')}
</body>
</html>
`;
}

function section(group: PracticeGroup): string {
  return `<section>
<h2>${escapeHtml(group.zh)} <small>${escapeHtml(group.en)}</small></h2>
<div class="codes">
${group.codes.map(cell).join('\n')}
</div>
</section>`;
}

function cell(entry: PracticeCode): string {
  const { code, verdict, afterRedeem } = entry;
  const lines = [outcome('', entry)];
  if (entry.afterAskAnyway) lines.push(outcome('F5 ', entry.afterAskAnyway));
  if (afterRedeem) lines.push(outcome('→ ', afterRedeem));
  if (afterRedeem?.later) lines.push(outcome('→→ ', afterRedeem.later));
  return `<article class="${verdict}">
<h3>${escapeHtml(entry.zh)}<small>${escapeHtml(entry.en)}</small></h3>
<div class="marks">${pictures(code)}</div>
<code>${escapeHtml(code)}</code>${entry.cardId ? `<code class="card">${escapeHtml(entry.cardId)}</code>` : ''}
${lines.join('\n')}
</article>`;
}

/** Goods carry an EAN-13, everything else what a customer's phone would show. */
function pictures(code: string): string {
  if (/^69\d{11}$/.test(code)) return picture('ean13', code);
  const qr = picture('qrcode', code);
  return /^[\x20-\x7e]+$/.test(code) && code.length <= MAX_CODE_128
    ? qr + picture('code128', code)
    : qr;
}

function picture(bcid: 'qrcode' | 'code128' | 'ean13', text: string): string {
  const svg = toSVG({ bcid, text, ...(bcid === 'qrcode' ? { eclevel: 'M' } : { height: 9 }) });
  const [, width = '1'] = /viewBox="0 0 (\d+)/.exec(svg) ?? [];
  // bwip-js draws four units per module of a QR code and two per module of a bar code; they
  // are printed at least 0.6 and 0.3 mm wide, and a small QR code not smaller than 24 mm.
  const millimetres = bcid === 'qrcode' ? Math.max(24, Number(width) * 0.15) : Number(width) * 0.15;
  const size = ` style="width:${millimetres.toFixed(1)}mm"`;
  return svg.replace('<svg', `<svg class="${bcid}"${size} shape-rendering="crispEdges"`).trim();
}

function outcome(mark: string, { verdict, reason }: Outcome): string {
  const known: Reason | null = reason === '' ? null : reason;
  const words = [zhCN, en].map((language) => escapeHtml(wordOf(verdict, known, language)));
  const name = reason === '' ? verdict : `${verdict}/${reason}`;
  return `<p>${mark}${words.join(' · ')} <small>${name}</small></p>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
