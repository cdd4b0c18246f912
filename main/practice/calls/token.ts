/** GET /cgi-bin/token and POST /cgi-bin/stable_token: who may call, and until when. */
import { type Answer, type Json, refuse } from '../answer';
import type { Call, Surroundings } from '../routes';

export const stableToken: Call = {
  api: 'stable-token',
  method: 'POST',
  open: true,
  fields: {
    grant_type: { type: 'string', missing: 40002 },
    appid: { type: 'string', missing: 41002 },
    secret: { type: 'string', missing: 41004 },
    force_refresh: { type: 'boolean' },
  },
  noJson: 41002, // A form or query where JSON is due: WeChat misses the appid.
  handle: (surroundings, input) =>
    refusalOf(surroundings, input) ?? surroundings.tokens.stable(input.force_refresh === true),
};

export const classicToken: Call = {
  api: 'token',
  method: 'GET',
  open: true,
  fields: {
    grant_type: { type: 'string', missing: 40002 },
    appid: { type: 'string', missing: 41002 },
    secret: { type: 'string', missing: 41004 },
  },
  handle: (surroundings, input) => refusalOf(surroundings, input) ?? surroundings.tokens.classic(),
};

function refusalOf({ appId, appSecret }: Surroundings, input: Json): Answer | null {
  if (input.grant_type !== 'client_credential') return refuse(40002);
  if (input.appid !== appId) return refuse(40013);
  return input.secret === appSecret ? null : refuse(40125);
}
