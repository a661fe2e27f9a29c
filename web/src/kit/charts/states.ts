/** The states of health in the order in which charts and tables show them. */
export const states = ["good", "average", "poor", "none"] as const;
