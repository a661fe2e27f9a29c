/** One upload on its way: mapped, checked, imported, undone. The server knows which step it is at. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { checkImport, importQuery, startImport } from "~/api/queries/imports";
import { cancelJob } from "~/api/queries/settings";
import type { Import, ImportKind } from "~/api/types";
import { useText } from "~/i18n";
import { Progress } from "~/kit/charts/Progress";
import { Empty, Gate } from "~/kit/feedback";
import { toastError } from "~/kit/feedback/toast";
import { useFormat } from "~/kit/useFormat";
import { useFailed, useRefresh } from "~/shell/edit";
import { watchJob } from "~/shell/work/watch";
import { Section } from "../parts";
import { Counts, Faults } from "./Faults";
import css from "./import.module.css";
import { Mapping } from "./Mapping";
import { Discard } from "./PastImports";
import { kindText, Report, Steps, sizeText } from "./parts";
import { separatorName, stepOf } from "./steps";
import { UndoImport } from "./UndoImport";

const pollMs = 1000;

type Props = { id: number; kinds: ImportKind[] };

export function OneImport({ id, kinds }: Props) {
    const query = useQuery({
        ...importQuery(id),
        refetchInterval: (q) =>
            ["queued", "running"].includes(q.state.data?.status ?? "") ? pollMs : false,
    });
    return (
        <Gate query={query}>
            {(row) => {
                const kind = kinds.find((k) => k.kind === row.kind);
                return kind && <Known of={row} kind={kind} />;
            }}
        </Gate>
    );
}

type StepProps = { of: Import; kind: ImportKind };

function Known({ of, kind }: StepProps) {
    const [mapping, setMapping] = useState(false);
    const step = stepOf(of);
    if (step === "checking" || step === "importing")
        return (
            <>
                <About of={of} at={step === "checking" ? "check" : "import"} />
                <Running of={of} />
            </>
        );
    if (step === "done")
        return (
            <>
                <About of={of} at="import" />
                <Done of={of} kind={kind} />
            </>
        );
    if (step === "checked" && !mapping)
        return (
            <>
                <About of={of} at="check" />
                <Checked of={of} kind={kind} onMap={() => setMapping(true)} />
            </>
        );
    return (
        <>
            <About of={of} at="columns" />
            {of.kept ? (
                <Mapping of={of} kind={kind} onChecked={() => setMapping(false)} />
            ) : (
                <Gone />
            )}
        </>
    );
}

function Gone() {
    const t = useText();
    return (
        <Section>
            <Empty
                title={t("imports.gone")}
                action={
                    <Button component={Link} to="/settings/import">
                        {t("imports.new")}
                    </Button>
                }
            >
                {t("imports.gone_text")}
            </Empty>
        </Section>
    );
}

/** The file, as it was read. */
function About({ of, at }: { of: Import; at: "columns" | "check" | "import" }) {
    const t = useText();
    const f = useFormat();
    return (
        <Section>
            <Steps at={at} />
            <p className={css.facts} style={{ marginTop: 12 }}>
                <b>{of.file_name}</b>
                <span>{kindText(t, of.kind)}</span>
                <span>{sizeText(t, f, of.bytes)}</span>
                {of.separator !== null && (
                    <span>{t(`imports.separator_${separatorName(of.separator)}`)}</span>
                )}
                {of.encoding !== null && <span>{t(`imports.encoding_${of.encoding}`)}</span>}
                {of.made_by !== null && (
                    <span>{t("imports.uploaded_by", { name: of.made_by })}</span>
                )}
                <span>{f.instant(of.created_at)}</span>
            </p>
        </Section>
    );
}

function Running({ of }: { of: Import }) {
    const t = useText();
    const f = useFormat();
    const failed = useFailed();
    const refresh = useRefresh();
    const check = of.job_kind === "check";
    const label = of.total
        ? t("imports.progress", { done: f.integer(of.done ?? 0), total: f.integer(of.total) })
        : t("imports.waiting");
    const cancel = async () => {
        if (of.job_id !== null)
            await cancelJob(of.job_id).catch((error) => toastError(failed(error)));
        await refresh(["import", "imports", "jobs"]);
    };
    return (
        <Section
            title={t(check ? "imports.checking" : "imports.running")}
            text={check ? undefined : t("imports.running_text")}
        >
            <p role="status">{label}</p>
            <Progress value={of.done ?? 0} max={of.total || 1} label={label} width="100%" />
            <div className={css.foot} style={{ paddingInline: 0 }}>
                <Button variant="default" onClick={cancel}>
                    {t(check ? "imports.cancel_check" : "imports.cancel")}
                </Button>
            </div>
        </Section>
    );
}

function Checked({ of, kind, onMap }: StepProps & { onMap: () => void }) {
    const t = useText();
    const failed = useFailed();
    const refresh = useRefresh();
    const navigate = useNavigate();
    const [busy, setBusy] = useState(false);
    const [dropping, setDropping] = useState(false);
    const run = async (work: typeof startImport) => {
        setBusy(true);
        try {
            const { job_id } = await work(of.id);
            if (job_id !== null && work === startImport) watchJob(job_id);
        } catch (error) {
            toastError(failed(error));
        }
        await refresh(["import", "imports", "jobs"]);
        setBusy(false);
    };
    const checked = of.status === "done";
    const rows = (of.counts?.created ?? 0) + (of.counts?.changed ?? 0);
    return (
        <>
            <Section
                title={t(checked ? "imports.checked" : "imports.check_failed")}
                text={checked ? t("imports.checked_text") : of.message}
            >
                {of.counts && <Counts of={of.counts} check />}
                {checked && rows === 0 && <p>{t("imports.nothing_to_do")}</p>}
                {kind.final && (
                    <p className={css.final} role="note" style={{ marginTop: 12 }}>
                        {kind.final}.
                    </p>
                )}
                <div className={css.foot} style={{ paddingInline: 0, paddingBottom: 0 }}>
                    {!of.kept && <span>{t("imports.gone")}</span>}
                    {of.kept && checked && rows > 0 && (
                        <Button loading={busy} onClick={() => run(startImport)}>
                            {t("imports.import", { n: rows })}
                        </Button>
                    )}
                    {of.kept && !checked && (
                        <Button loading={busy} onClick={() => run(checkImport)}>
                            {t("imports.check")}
                        </Button>
                    )}
                    {of.kept && (
                        <Button variant="default" onClick={onMap}>
                            {t("imports.map_again")}
                        </Button>
                    )}
                    {of.kept && (
                        <Button variant="default" onClick={() => setDropping(true)}>
                            {t("imports.discard")}
                        </Button>
                    )}
                    {of.job_id !== null && <Report job={of.job_id} name={of.file_name} />}
                </div>
            </Section>
            {of.job_id !== null && <Faults of={of} job={of.job_id} />}
            <Discard
                of={dropping ? of : undefined}
                onClose={() => setDropping(false)}
                onDone={() => navigate({ to: "/settings/import" })}
            />
        </>
    );
}

const places = { accounts: "/accounts", users: "/users" } as const;

function Done({ of, kind }: StepProps) {
    const t = useText();
    const place = places[of.kind as keyof typeof places];
    const failed = of.status !== "done";
    return (
        <>
            <Section title={t("imports.finished")} text={failed ? of.message : undefined}>
                {of.counts && <Counts of={of.counts} />}
                <div className={css.foot} style={{ paddingInline: 0, paddingBottom: 0 }}>
                    {place && (
                        <Button component={Link} to={place}>
                            {t("imports.see", { kind: kindText(t, of.kind).toLowerCase() })}
                        </Button>
                    )}
                    {of.job_id !== null && <Report job={of.job_id} name={of.file_name} />}
                    {kind.final ? <span>{kind.final}.</span> : <UndoImport of={of} />}
                </div>
            </Section>
            {of.job_id !== null && <Faults of={of} job={of.job_id} />}
        </>
    );
}
