import { MantineProvider } from "@mantine/core";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { messages } from "~/i18n";
import "~/i18n/settings";
import { FormatProvider } from "~/kit/useFormat";

/** Renders with everything that a kit part expects around it. */
export function show(part: ReactNode) {
    return render(part, {
        wrapper: ({ children }) => (
            <IntlProvider locale="en" messages={messages} timeZone="UTC">
                <MantineProvider env="test">
                    <FormatProvider currency="USD" digits={2} today="2026-11-22">
                        {children}
                    </FormatProvider>
                </MantineProvider>
            </IntlProvider>
        ),
    });
}
