import "@fontsource-variable/inter/wght.css";
import "./kit/tokens.css";
import "./kit/mantine.css";
import "./kit/base.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { IntlProvider } from "use-intl";
import { ApiError } from "./api/client";
import { language, messages } from "./i18n";
import { toastLife } from "./kit/feedback/toast";
import { cssVariables, theme } from "./kit/theme";
import { makeRouter } from "./router";
import { schemeManager } from "./shell/theme";

const client = new QueryClient({
    defaultOptions: {
        queries: {
            staleTime: 15_000,
            retry: (count, error) =>
                count < 2 && !(error instanceof ApiError && error.status < 500),
        },
    },
});
const router = makeRouter(client);

const root = document.getElementById("root");
if (root)
    createRoot(root).render(
        <StrictMode>
            <IntlProvider locale={language} messages={messages} timeZone="UTC">
                <MantineProvider
                    theme={theme}
                    cssVariablesResolver={cssVariables}
                    colorSchemeManager={schemeManager}
                    defaultColorScheme="auto"
                >
                    <QueryClientProvider client={client}>
                        <RouterProvider router={router} />
                        <Notifications position="bottom-right" autoClose={toastLife} limit={4} />
                    </QueryClientProvider>
                </MantineProvider>
            </IntlProvider>
        </StrictMode>,
    );
