// Waiting for something to become true, without fixed sleeps.

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Calls `probe` until it returns without throwing, then returns its value. After `timeout` ms the
 * last error is thrown, with `what` in front of it.
 */
export async function eventually<T>(
    what: string,
    probe: () => Promise<T> | T,
    { timeout = 10_000, interval = 25 } = {},
): Promise<T> {
    const end = performance.now() + timeout;
    for (;;) {
        try {
            return await probe();
        } catch (error) {
            if (performance.now() > end) {
                const reason = error instanceof Error ? error.message : String(error);
                throw new Error(`${what} did not happen within ${timeout} ms: ${reason}`, {
                    cause: error,
                });
            }
        }
        await sleep(interval);
    }
}
