/** Where updates come from: a folder (a USB stick, a share) or an https address. */
import { createReadStream } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { isAllowedBase, isUpdatePlace } from '../settings/api-base';

export interface UpdateSource {
  /** Opens one file. Rejects where it is not there or the address does not answer. */
  open(name: string): Promise<Readable>;
}

/** Between two pieces of a file. Milliseconds. */
const SILENCE_MS = 30_000;

/** Null where this names neither. `extraCa`: PEM of the shop's own authority. */
export function updateSource(place: string, extraCa?: string): UpdateSource | null {
  if (!isUpdatePlace(place)) return null;
  if (!isAllowedBase(place)) return folder(place);
  return address(place.endsWith('/') ? place : `${place}/`, extraCa);
}

function folder(path: string): UpdateSource {
  return {
    open: (name) =>
      new Promise((opened, failed) => {
        const stream = createReadStream(join(path, name));
        stream.once('open', () => opened(stream));
        stream.once('error', failed);
      }),
  };
}

/** No redirection is followed: it could lead from the shop's own server to anywhere. */
function address(base: string, extraCa: string | undefined): UpdateSource {
  const secure = base.startsWith('https:');
  const ca = extraCa === undefined ? undefined : [...rootCertificates, extraCa];
  return {
    open: (name) =>
      new Promise((opened, failed) => {
        const url = new URL(name, base);
        const options = { timeout: SILENCE_MS, ...(ca ? { ca } : {}) };
        const asked = (secure ? requestHttps : requestHttp)(url, options, (answer) => {
          if (answer.statusCode === 200) return opened(answer);
          answer.destroy();
          failed(new Error(`${url.host} answered ${answer.statusCode}`));
        });
        asked.once('timeout', () => asked.destroy(new Error(`${url.host} is silent`)));
        asked.once('error', failed);
        asked.end();
      }),
  };
}
