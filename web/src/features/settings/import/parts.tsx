/** What the steps of an import share. */
import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { jobReport } from "~/api/queries/imports";
import { type TextOf, useText } from "~/i18n";
import type { Format } from "~/kit/format";
import css from "./import.module.css";

const kinds = [
    "accounts",
    "users",
    "subscriptions",
    "invoices",
    "tickets",
    "issues",
    "touchpoints",
    "nps",
    "consumption",
    "usage",
] as const;

/** What a kind is called, and what it is. */
export function kindText(t: TextOf, kind: string): string {
    const known = kinds.find((k) => k === kind);
    return known ? t(`imports.kinds.${known}`) : kind;
}
export function kindAbout(t: TextOf, kind: string): string {
    const known = kinds.find((k) => k === kind);
    return known ? t(`imports.about.${known}`) : "";
}

export function sizeText(t: TextOf, f: Format, bytes: number): string {
    const mb = bytes / 1024 / 1024;
    return mb >= 1
        ? t("imports.size_mb", { n: f.decimal(mb) })
        : t("imports.size_kb", { n: f.integer(Math.ceil(bytes / 1024)) });
}

const steps = ["file", "columns", "check", "import"] as const;

/** Where an import stands. */
export function Steps({ at }: { at: (typeof steps)[number] }) {
    const t = useText();
    return (
        <ol className={css.steps} aria-label={t("imports.steps")}>
            {steps.map((step) => (
                <li key={step} aria-current={step === at ? "step" : undefined}>
                    {t(`imports.step_${step}`)}
                </li>
            ))}
        </ol>
    );
}

export function Report({ job, name, compact }: { job: number; name: string; compact?: boolean }) {
    const t = useText();
    return (
        <Button
            component="a"
            href={jobReport(job)}
            download={`import-${job}.csv`}
            variant="default"
            size={compact ? "compact-sm" : undefined}
            leftSection={<IconFileText size={15} aria-hidden="true" />}
            aria-label={compact ? t("imports.report_of", { name }) : undefined}
        >
            {t("imports.report")}
        </Button>
    );
}
