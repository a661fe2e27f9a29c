/** The four signals of an account, in their order. */
export const signals = ["product_adoption", "financial", "service", "relationship"] as const;
export type SignalKey = (typeof signals)[number];
