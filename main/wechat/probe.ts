/** A call without effect that shows whether token and account are good for redeeming. */
import type { Answer, Api } from './api';

/** Nobody can have claimed it: WeChat's answer to it is "no such code", and that is a good one. */
const NOBODYS_CODE = '000000000000';
const PROBE_TIMEOUT_MS = 8_000;
const NO_SUCH_CODE = 40056;

/** `ok` where WeChat judged the code; a refused token is renewed on the way. */
export async function probe(api: Api): Promise<Answer<null>> {
  const answer = await api.call({
    path: '/card/code/get',
    json: { code: NOBODYS_CODE, check_consume: false },
    timeoutMs: PROBE_TIMEOUT_MS,
    read: () => 'known' as const,
  });
  const { kind, meta } = answer;
  const judged = kind === 'ok' || (kind === 'refusal' && answer.errcode === NO_SUCH_CODE);
  return judged ? { kind: 'ok', value: null, meta } : answer;
}
