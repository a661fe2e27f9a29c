/** Instead of the rows: why the view that the address names cannot be shown. */
import { Button } from "@mantine/core";
import { useText } from "~/i18n";
import "~/i18n/views";
import { Empty, Failure } from "~/kit/feedback";
import type { Portfolio } from "./usePortfolio";

export default function ViewGone({ of }: { of: Portfolio }) {
    const t = useText();
    const { failure, retry } = of.view;
    if (failure !== "gone") return <Failure error={failure} retry={retry} />;
    return (
        <div role="alert">
            <Empty
                title={t("views.gone")}
                action={
                    <Button variant="default" onClick={() => of.show(undefined)}>
                        {t(`views.without_${of.entity}`)}
                    </Button>
                }
            >
                {t("views.gone_text")}
            </Empty>
        </div>
    );
}
