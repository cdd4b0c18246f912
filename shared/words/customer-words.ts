/** The words of the customer's screen: the reason in their own words, and the taps that help. */
import type { PhraseTable } from './words';

export interface CustomerPhrase {
  what: string;
  /** What to tap on the phone, in order; none where the customer can do nothing. */
  taps: readonly string[];
}

export interface CustomerWords {
  region: string;
  title: (storeName: string) => string;
  phrases: PhraseTable<CustomerPhrase>;
}
