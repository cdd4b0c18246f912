/**
 * The two codes of the scanner doctor's page. Their characters are chosen so that every keyboard
 * layout a gun may be set to (`shared/scanners.ts`) makes something else of them, no character
 * stands twice in a row, and neither is a coupon's code.
 */
import type { TestCode } from './scanners';

export const testTexts: Record<TestCode, string> = {
  qr: 'Kq7z-Ay4:m"9/Wb',
  code128: 'Az5y:8"Kq-',
};

/** Modules of the QR Code (version 2, level M), row by row; `#` is dark. */
export const qrRows: readonly string[] = [
  '####### # # ####  #######',
  '#     #    # #### #     #',
  '# ### #  # # # #  # ### #',
  '# ### #  #  # ##  # ### #',
  '# ### # #   #  ## # ### #',
  '#     # # ##      #     #',
  '####### # # # # # #######',
  '         #### # #        ',
  ' #######    #      ##   #',
  ' ##### ##    ###   #   # ',
  ' ###  #   #  ### #  # # #',
  '#   ##  #### #   ## #  ##',
  '  #   # ##  # ##  ### # #',
  '###  # #  #     #    ### ',
  '#   ### #### #### #  ####',
  '#      #### ### #  # # # ',
  '# # ##### #  # ########  ',
  '        ####### #   # # #',
  '####### #  #  ### # #  ##',
  '#     # ## #### #   #  # ',
  '# ### # # ## ######### # ',
  '# ### # ## #### # ####  #',
  '# ### # # ####  ##      #',
  '#     # ##     ##  #    #',
  '#######  ##  # # ## # ###',
];

/** Widths of bars and gaps of the Code 128, in modules, beginning with a bar. */
export const code128Widths =
  '2112141113232141212132122121413212213112222222211123311211421221321114222331112';
