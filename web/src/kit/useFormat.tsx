import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Format, type FormatContext, makeFormat } from "./format";

const fallback: FormatContext = {
    locale: typeof navigator === "undefined" ? "en" : navigator.language || "en",
    currency: "USD",
    digits: 2,
    today: new Date().toISOString().slice(0, 10),
};

const Context = createContext<Format>(makeFormat(fallback));

type Props = { currency: string; digits: number; today: string; children: ReactNode };

/** Binds the formats to the workspace's currency and day and to the browser's language. */
export function FormatProvider({ currency, digits, today, children }: Props) {
    const format = useMemo(
        () => makeFormat({ ...fallback, currency, digits, today }),
        [currency, digits, today],
    );
    return <Context value={format}>{children}</Context>;
}

export const useFormat = () => useContext(Context);
