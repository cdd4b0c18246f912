/**
 * The column `facet` (migration 002): kind, verdict, reason, outcome and flags of a row in one
 * text. A filter on any of them becomes a list of facets, and each is one range of an index.
 */
import type { LedgerFilter } from '../../shared/ledger';

export interface Facet {
  kind: string;
  verdict: string;
  reason: string;
  outcome: string;
  flags: string[];
}

/** Takes a facet apart. */
export function readFacet(facet: string): Facet {
  const [kind = '', verdict = '', reason = '', outcome = '', flags = ''] = facet.split('|');
  return { kind, verdict, reason, outcome, flags: flags.split(' ').filter((one) => one !== '') };
}

/** Whether a filter asks for anything that facets tell. */
export function asksFacets({ kind, verdict, reason, outcome, flag }: LedgerFilter): boolean {
  return [kind, verdict, reason, outcome, flag].some((wanted) => wanted !== undefined);
}

/** Whether rows of a facet pass a filter, as far as facets tell. */
export function facetPasses(facet: string, filter: LedgerFilter): boolean {
  const has = readFacet(facet);
  return (
    (filter.kind === undefined || has.kind === filter.kind) &&
    (filter.verdict === undefined || has.verdict === filter.verdict) &&
    (filter.reason === undefined || has.reason === filter.reason) &&
    (filter.outcome === undefined || has.outcome === filter.outcome) &&
    (filter.flag === undefined || has.flags.includes(filter.flag))
  );
}
