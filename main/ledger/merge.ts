/**
 * Merges lists of row numbers, each newest first, into one, newest first. The lists are read
 * in pieces, as far as they are needed. Pure but for the reading it is given.
 */

/** Reads at most `limit` numbers of a list that are below `before`, newest first. */
export type ReadPiece = (before: number, limit: number) => number[];

interface Head {
  read: ReadPiece;
  piece: number[];
  at: number;
  ended: boolean;
}

/** All numbers below `before`, newest first, as long as the caller goes on asking. */
export function* mergeNewest(
  lists: readonly ReadPiece[],
  before: number,
  wanted: number,
): Generator<number> {
  // One number of each tells where to begin; then each is read in pieces of its fair share.
  const many = lists.length > 8;
  const first = many ? 1 : wanted;
  const piece = many ? Math.max(16, Math.ceil((2 * wanted) / lists.length)) : wanted;
  const heads = lists
    .map((read): Head => openHead(read, before, first))
    .filter(({ piece }) => piece.length > 0);
  const heap = new Heap(heads);
  for (let top = heap.top(); top !== null; top = heap.top()) {
    yield current(top);
    top.at += 1;
    if (top.at === top.piece.length) refill(top, piece);
    heap.settleTop();
  }
}

function openHead(read: ReadPiece, before: number, limit: number): Head {
  const piece = read(before, limit);
  return { read, piece, at: 0, ended: piece.length < limit };
}

function refill(head: Head, limit: number): void {
  const last = head.piece.at(-1) ?? 0;
  head.piece = head.ended ? [] : head.read(last, limit);
  head.ended = head.piece.length < limit;
  head.at = 0;
}

function current({ piece, at }: Head): number {
  return piece[at] ?? Number.NEGATIVE_INFINITY;
}

/** The list with the newest number on top; an empty one sinks and is taken out. */
class Heap {
  private readonly heads: Head[];

  constructor(heads: Head[]) {
    this.heads = heads.sort((a, b) => current(b) - current(a));
  }

  top(): Head | null {
    return this.heads[0] ?? null;
  }

  /** Puts the changed top in its place. A few hundred lists at most: one binary search. */
  settleTop(): void {
    const top = this.heads.shift();
    if (!top || top.piece.length === 0) return;
    let low = 0;
    let high = this.heads.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.heads[middle];
      if (other && current(other) > current(top)) low = middle + 1;
      else high = middle;
    }
    this.heads.splice(low, 0, top);
  }
}
