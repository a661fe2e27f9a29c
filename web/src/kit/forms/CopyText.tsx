import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useText } from "~/i18n";

/** A small button that copies a text and says so. */
export function CopyText({ value, label }: { value: string; label: string }) {
    const t = useText();
    return (
        <CopyButton value={value} timeout={1600}>
            {({ copied, copy }) => (
                <Tooltip label={copied ? t("action.copied") : label}>
                    <ActionIcon size={24} onClick={copy} aria-label={label}>
                        {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
                        {copied && (
                            <span className="sr" role="status">
                                {t("action.copied")}
                            </span>
                        )}
                    </ActionIcon>
                </Tooltip>
            )}
        </CopyButton>
    );
}
