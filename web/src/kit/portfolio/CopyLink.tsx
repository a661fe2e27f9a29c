import "~/i18n/portfolio";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useText } from "~/i18n";
import { toast } from "~/kit/feedback/toast";

/** Copies the address, which holds the whole view. */
export function CopyLink() {
    const t = useText();
    const copy = async () => {
        await navigator.clipboard.writeText(window.location.href);
        toast(t("action.copied"));
    };
    return (
        <Tooltip label={t("portfolio.copy_link")}>
            <ActionIcon size={30} aria-label={t("portfolio.copy_link")} onClick={copy}>
                <IconLink size={17} aria-hidden="true" />
            </ActionIcon>
        </Tooltip>
    );
}
