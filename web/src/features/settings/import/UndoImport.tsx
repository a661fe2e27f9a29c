import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import type { Import } from "~/api/types";
import { useText } from "~/i18n";
import { toast, toastError } from "~/kit/feedback/toast";
import { useFormat } from "~/kit/useFormat";
import { customerKeys, useFailed, useRefresh } from "~/shell/edit";
import { undoAndWatch } from "~/shell/work/watch";

/** Takes back all that an import wrote, as far as nobody changed it since; or when that was done. */
export function UndoImport({ of, compact }: { of: Import; compact?: boolean }) {
    const t = useText();
    const f = useFormat();
    const failed = useFailed();
    const refresh = useRefresh();
    const [busy, setBusy] = useState(false);
    const change = of.change_set_id;
    if (of.status === "queued" || of.status === "running" || change === null) return null;
    if (of.undone_at)
        return compact ? null : <span>{t("imports.undone", { when: f.ago(of.undone_at) })}</span>;
    const undo = async () => {
        setBusy(true);
        try {
            const answer = await undoAndWatch(change);
            toast(answer.job ? t("imports.undo_started") : t("toast.undone"));
        } catch (error) {
            toastError(failed(error));
        }
        setBusy(false);
        await refresh([...customerKeys, "imports", "import", "jobs"]);
    };
    return (
        <Button
            variant="default"
            size={compact ? "compact-sm" : undefined}
            leftSection={<IconArrowBackUp size={15} aria-hidden="true" />}
            loading={busy}
            onClick={undo}
            aria-label={compact ? t("imports.undo_of", { name: of.file_name }) : undefined}
        >
            {compact ? t("action.undo") : t("imports.undo")}
        </Button>
    );
}
