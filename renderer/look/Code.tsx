/** A coupon code, in groups of four where it is made of digits; isolated, never as markup. */
import { groupCode } from '../../shared/code';

export function Code({ value }: { value: string }) {
  return <bdi className="code">{groupCode(value)}</bdi>;
}
