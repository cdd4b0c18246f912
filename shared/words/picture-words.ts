/** What stands under the drawn pages that lead to a coupon. */
import type { WrongThing } from '../reasons';

export interface PictureWords {
  /** For those who do not see the pictures: what they show together. */
  label: string;
  /** The page or thing that was shown. */
  shown: Record<WrongThing, string>;
  /** The page to open, and the page to show. */
  open: string;
  show: string;
}
