/** What may be told of an answer that was no success. Never a token, never a body. */
import type { Fault } from '../../shared/reasons';
import type { Trouble } from '../../shared/verdict';
import type { Answer } from './api';
import { errcodeRow } from './errcodes';

/** The support details of an answer. */
export function troubleOf(answer: Answer<unknown>): Trouble {
  switch (answer.kind) {
    case 'ok':
      return { errcode: null, rid: null, ip: null, detail: '' };
    case 'refusal':
      return { errcode: answer.errcode, rid: answer.rid, ip: answer.ip, detail: '' };
    case 'failure':
      return { errcode: null, rid: null, ip: null, detail: answer.failure.detail };
    case 'no-token': {
      const { trouble } = answer;
      if (trouble.kind === 'failure') {
        return { errcode: null, rid: null, ip: null, detail: trouble.failure.detail };
      }
      return { errcode: trouble.errcode, rid: trouble.rid, ip: trouble.ip, detail: 'token' };
    }
  }
}

/** The fault that an answer means, or null where it is none (a success, or a judged coupon). */
export function faultOf(answer: Answer<unknown>): Fault | null {
  switch (answer.kind) {
    case 'ok':
      return null;
    case 'failure':
      return answer.failure.reason;
    case 'refusal': {
      const { meaning } = errcodeRow(answer.errcode);
      return meaning.kind === 'fault' ? meaning.reason : null;
    }
    case 'no-token': {
      if (answer.trouble.kind === 'failure') return answer.trouble.failure.reason;
      const { meaning } = errcodeRow(answer.trouble.errcode);
      // A token call judges no coupon, whatever number it answers with.
      return meaning.kind === 'fault' ? meaning.reason : 'internal';
    }
  }
}
