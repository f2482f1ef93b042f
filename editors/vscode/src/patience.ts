/** How long to wait before a server that crashed is started anew. */

const WAITS = [0, 1_000, 4_000, 10_000]
const FORGOTTEN = 3 * 60_000

/** Milliseconds to wait after the last of some crashes (times in milliseconds); undefined: do not start again. */
export function waitBefore(crashes: readonly number[]): number | undefined {
  const last = crashes.at(-1) ?? 0
  return WAITS[crashes.filter((time) => time > last - FORGOTTEN).length - 1]
}
