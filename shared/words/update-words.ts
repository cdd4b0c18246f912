/** The words of the update card. */
import type { UpdateLeft, UpdateRefusal, Upkeep } from '../updates';

export interface UpdateWords {
  title: string;
  version: string;
  previous: string;
  noPrevious: string;
  /** How to go back to it. */
  goBack: string;
  waiting: string;
  failed: string;
  /** Where this till looks by itself. */
  bySelf: string;
  /** How a program that does not update itself is replaced. */
  upkeep: Record<Exclude<Upkeep, 'portable'>, string>;
  unsigned: string;
  look: string;
  looking: string;
  take: string;
  taking: string;
  /** What taking means, before it is done. */
  takeHint: string;
  found: (version: string) => string;
  taken: (version: string) => string;
  left: Record<UpdateLeft, string>;
  refused: Record<UpdateRefusal, string>;
}
