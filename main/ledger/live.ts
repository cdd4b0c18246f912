/** Stands for something that may be replaced while others hold on to it. */

/**
 * An object whose methods are always those of the present one. `guard` runs every call, and
 * may run it again on a new one.
 */
export function live<T extends object>(
  present: () => T,
  guard: (call: () => unknown) => unknown,
): T {
  return new Proxy({} as T, {
    get(_target, name) {
      const value: unknown = Reflect.get(present(), name);
      if (typeof value !== 'function') return value;
      return (...input: unknown[]) =>
        guard(() => (Reflect.get(present(), name) as (...input: unknown[]) => unknown)(...input));
    },
  });
}
