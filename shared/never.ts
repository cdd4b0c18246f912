/**
 * Ends a switch that must know every member of a closed union. A member that was
 * added and forgotten does not compile; one that slips in at run time is a bug.
 */
export function never(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
