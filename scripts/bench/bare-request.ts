/** What a scan is held against: one code/get by the project's own undici, in the till's main process. */
import type { MeasuredTill } from './till';

/** What `installBare` puts into main: one request for a code; milliseconds. */
export interface BareGlobal {
  benchBare(code: string): Promise<number>;
}

/** Makes `benchBare` known in the till's main process, with a token and a connection of its own. */
export async function installBare({ app, server }: MeasuredTill): Promise<void> {
  const { baseUrl, appId, appSecret } = server;
  await app.evaluate(
    async ({ app: electronApp }, [base, appid, secret]) => {
      const { createRequire } = process.getBuiltinModule('node:module');
      const { request } = createRequire(`${electronApp.getAppPath()}/package.json`)('undici');
      const post = async (path: string, body: object) => {
        const answer = await request(`${base}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return answer.body.json();
      };
      const { access_token: token } = await post('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid,
        secret,
        force_refresh: false,
      });
      const bare: BareGlobal = {
        async benchBare(code) {
          const started = performance.now();
          const answer = await post(`/card/code/get?access_token=${token}`, {
            code,
            check_consume: true,
          });
          if (answer.errcode !== 0) throw new Error(`errcode ${answer.errcode}`);
          return performance.now() - started;
        },
      };
      Object.assign(globalThis, bare);
    },
    [baseUrl, appId, appSecret] as const,
  );
}

/** One bare request now. Milliseconds. */
export function bareRequest({ app }: MeasuredTill, code: string): Promise<number> {
  return app.evaluate(
    (_electron, wanted) => (globalThis as unknown as BareGlobal).benchBare(wanted),
    code,
  );
}
