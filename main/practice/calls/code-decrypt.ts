/** POST /card/code/decrypt: the code behind a card link. */
import { ok, refuse } from '../answer';
import type { Call } from '../routes';

export const codeDecrypt: Call = {
  api: 'decrypt',
  method: 'POST',
  fields: { encrypt_code: { type: 'string', missing: 41011 } },
  handle: ({ world }, input) => {
    const code = world.decrypt(String(input.encrypt_code));
    return code === null ? refuse(40075) : ok({ code });
  },
};
