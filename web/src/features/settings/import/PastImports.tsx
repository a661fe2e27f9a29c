/** What was uploaded, by whom, and what came of it. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { dropImport, importsQuery } from "~/api/queries/imports";
import type { Import, ImportKind } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate, NoValue } from "~/kit/feedback";
import { Confirm } from "~/kit/feedback/confirm";
import { toast, toastError } from "~/kit/feedback/toast";
import { HealthPill, type HealthState } from "~/kit/health";
import { Ago } from "~/kit/table";
import { useFormat } from "~/kit/useFormat";
import { useFailed, useRefresh } from "~/shell/edit";
import { List, Section } from "../parts";
import css from "../settings.module.css";
import { kindText, Report } from "./parts";
import { stateOf, stepOf } from "./steps";
import { UndoImport } from "./UndoImport";

const pollMs = 1500;

const faces: Record<ReturnType<typeof stateOf>, HealthState> = {
    map: "none",
    checking: "average",
    checked: "none",
    importing: "average",
    done: "good",
    failed: "poor",
    cancelled: "none",
    undone: "none",
};

const isBusy = (row: Import) => row.status === "queued" || row.status === "running";

export function PastImports({ kinds }: { kinds: ImportKind[] }) {
    const t = useText();
    const imports = useQuery({
        ...importsQuery,
        refetchInterval: (q) => (q.state.data?.rows.some(isBusy) ? pollMs : false),
    });
    const [dropping, setDropping] = useState<Import>();
    return (
        <Section
            title={t("imports.past")}
            text={t("imports.past_text")}
            flush={Boolean(imports.data?.rows.length)}
        >
            <Gate query={imports}>
                {({ rows }) => (
                    <List<Import>
                        name={t("imports.past")}
                        rows={rows}
                        rowKey={(row) => row.id}
                        empty={<Empty title={t("imports.none")}>{t("imports.none_text")}</Empty>}
                        columns={[
                            {
                                id: "file",
                                label: t("imports.file"),
                                cell: (row) => (
                                    <span className={css.stackName}>
                                        <Link to="/settings/import" search={{ id: row.id }}>
                                            {row.file_name}
                                        </Link>
                                        <small>{kindText(t, row.kind)}</small>
                                    </span>
                                ),
                            },
                            {
                                id: "made",
                                label: t("imports.made"),
                                cell: (row) => <Ago value={row.created_at} />,
                            },
                            {
                                id: "by",
                                label: t("imports.by"),
                                cell: (row) => row.made_by ?? <NoValue />,
                            },
                            {
                                id: "state",
                                label: t("imports.state"),
                                cell: (row) => (
                                    <HealthPill
                                        state={faces[stateOf(row)]}
                                        label={t(`imports.state_${stateOf(row)}`)}
                                    />
                                ),
                            },
                            {
                                id: "counts",
                                label: t("imports.counts"),
                                cell: (row) => <Counts of={row} />,
                            },
                            {
                                id: "actions",
                                label: t("imports.actions"),
                                hidden: true,
                                end: true,
                                cell: (row) => (
                                    <Actions
                                        of={row}
                                        final={kinds.find((k) => k.kind === row.kind)?.final}
                                        onDrop={() => setDropping(row)}
                                    />
                                ),
                            },
                        ]}
                    />
                )}
            </Gate>
            <Discard of={dropping} onClose={() => setDropping(undefined)} />
        </Section>
    );
}

function Counts({ of }: { of: Import }) {
    const t = useText();
    const f = useFormat();
    if (!of.counts || of.job_kind !== "import") return <NoValue />;
    return t("imports.counts_of", {
        created: f.integer(of.counts.created),
        changed: f.integer(of.counts.changed),
        same: f.integer(of.counts.same),
        refused: f.integer(of.counts.refused),
    });
}

type ActionsProps = { of: Import; final: string | null | undefined; onDrop: () => void };

function Actions({ of, final, onDrop }: ActionsProps) {
    const t = useText();
    return (
        <span className={css.rowActions}>
            {stepOf(of) === "done" && of.job_id !== null && (
                <Report job={of.job_id} name={of.file_name} compact />
            )}
            {!final && <UndoImport of={of} compact />}
            {of.kept && !isBusy(of) && (
                <Button
                    size="compact-sm"
                    variant="default"
                    onClick={onDrop}
                    aria-label={t("imports.discard_of", { name: of.file_name })}
                >
                    {t("imports.discard")}
                </Button>
            )}
        </span>
    );
}

type DiscardProps = { of: Import | undefined; onClose: () => void; onDone?: () => void };

/** Asks, then forgets the uploaded file. */
export function Discard({ of, onClose, onDone }: DiscardProps) {
    const t = useText();
    const failed = useFailed();
    const refresh = useRefresh();
    const [busy, setBusy] = useState(false);
    const name = of?.file_name ?? "";
    const drop = async () => {
        if (!of) return;
        setBusy(true);
        try {
            await dropImport(of.id);
            toast(t("imports.discarded", { name }));
            onDone?.();
        } catch (error) {
            toastError(failed(error));
        }
        setBusy(false);
        onClose();
        await refresh(["imports"]);
    };
    return (
        <Confirm
            opened={of !== undefined}
            title={t("imports.discard_title", { name })}
            action={t("imports.discard")}
            danger
            busy={busy}
            onClose={onClose}
            onConfirm={drop}
        >
            {t("imports.discard_text")}
        </Confirm>
    );
}
