import { Button } from "@mantine/core";
import { ApiError } from "~/api/client";
import { useText } from "~/i18n";
import { Empty, Failure } from "../feedback";

type Props = { query: { error: unknown; refetch: () => unknown }; onClear: () => void };

/** Why a table has no rows: a filter that the server refuses can be cleared, the rest retried. */
export function ListFailure({ query, onClear }: Props) {
    const t = useText();
    const { error } = query;
    const filter =
        error instanceof ApiError &&
        Object.entries(error.fields).find(([field]) => field.startsWith("filter"));
    if (!filter) return <Failure error={error} retry={() => query.refetch()} />;
    return (
        <div role="alert">
            <Empty
                title={t("filters.bad_title")}
                action={
                    <Button variant="default" onClick={onClear}>
                        {t("action.clear_filters")}
                    </Button>
                }
            >
                {filter[1]}
            </Empty>
        </div>
    );
}
