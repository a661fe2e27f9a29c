import { Button } from "@mantine/core";
import { useText } from "~/i18n";
import { Empty } from "~/kit/feedback";
import type { Portfolio } from "./usePortfolio";

/** A table whose search or filters let nothing through. */
export function NoMatch({ of, portfolio }: Props) {
    const t = useText();
    const { filtered, clear } = portfolio;
    return (
        <Empty
            title={t(`${of}.no_match`)}
            action={
                <Button variant="default" onClick={clear}>
                    {t(filtered ? "action.clear_filters" : "action.clear_search")}
                </Button>
            }
        >
            {t(filtered ? `${of}.no_match_filter` : `${of}.no_match_text`)}
        </Empty>
    );
}

type Props = {
    of: "accounts" | "users" | "subscriptions";
    portfolio: Pick<Portfolio, "filtered" | "clear">;
};
