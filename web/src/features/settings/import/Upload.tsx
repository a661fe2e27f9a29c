/** The first step: what the file holds, and the file. */
import { Button, Select } from "@mantine/core";
import { IconFileDownload, IconUpload } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { importTemplate, uploadImport } from "~/api/queries/imports";
import type { ImportKind } from "~/api/types";
import { useText } from "~/i18n";
import { Progress } from "~/kit/charts/Progress";
import { useUnsavedWarning } from "~/kit/forms/form";
import { useFormat } from "~/kit/useFormat";
import { useFailed, useRefresh } from "~/shell/edit";
import { Section } from "../parts";
import { Help } from "./Help";
import css from "./import.module.css";
import { kindAbout, kindText, Steps, sizeText } from "./parts";

type Props = { kinds: ImportKind[]; max: number; kind: string | undefined };

export function Upload({ kinds, max, kind: wanted }: Props) {
    const t = useText();
    const f = useFormat();
    const navigate = useNavigate();
    const first = kinds.find((k) => k.kind === wanted) ?? kinds[0];
    const [name, setName] = useState(first?.kind ?? "accounts");
    const kind = kinds.find((k) => k.kind === name);
    const sending = useSending(name, max);
    const pick = (next: string | null) => {
        if (!next) return;
        setName(next);
        void navigate({ to: "/settings/import", search: { kind: next }, replace: true });
    };
    return (
        <Section title={t("imports.choose")} aside={<Steps at="file" />}>
            <div className={css.choose}>
                <div className={css.about}>
                    <Select
                        label={t("imports.kind")}
                        data={kinds.map((k) => ({ value: k.kind, label: kindText(t, k.kind) }))}
                        value={name}
                        onChange={pick}
                        allowDeselect={false}
                        maxDropdownHeight={340}
                    />
                    <p>{kindAbout(t, name)}</p>
                    {kind && <Needs kind={kind} />}
                    {kind?.final && <p className={css.final}>{kind.final}.</p>}
                    <p>
                        <a href={importTemplate(name)} download={`${name}.csv`}>
                            <IconFileDownload size={14} aria-hidden="true" />{" "}
                            {t("imports.template")}
                        </a>
                    </p>
                </div>
                <Drop sending={sending} limit={sizeText(t, f, max)} />
            </div>
            <Help />
        </Section>
    );
}

function Needs({ kind }: { kind: ImportKind }) {
    const t = useText();
    const label = (key: string) => kind.fields.find((field) => field.key === key)?.label ?? key;
    return (
        <p>
            {t("imports.needs")}:{" "}
            {kind.needs.map((need) => need.split("|").map(label).join(" / ")).join(", ")}
        </p>
    );
}

type Sending = ReturnType<typeof useSending>;

/** Takes a file and sends it; then the page goes on with what the server made of it. */
function useSending(kind: string, max: number) {
    const t = useText();
    const f = useFormat();
    const failed = useFailed();
    const refresh = useRefresh();
    const navigate = useNavigate();
    const [file, setFile] = useState<File>();
    const [sent, setSent] = useState(0);
    const [error, setError] = useState<string>();
    const stop = useRef<AbortController>(undefined);
    useUnsavedWarning(file !== undefined);
    useEffect(() => () => stop.current?.abort(), []);
    const refuse = (one: File): string | undefined => {
        if (/\.(xlsx?|ods|numbers|zip)$/i.test(one.name)) return t("imports.not_csv");
        if (one.size <= max) return undefined;
        return t("imports.too_large", {
            file: sizeText(t, f, one.size),
            size: sizeText(t, f, max),
        });
    };
    const send = async (one: File) => {
        const why = refuse(one);
        setError(why);
        if (why) return;
        stop.current = new AbortController();
        setSent(0);
        setFile(one);
        try {
            const made = await uploadImport(kind, one, setSent, stop.current.signal);
            setFile(undefined);
            await refresh(["imports"]);
            await navigate({ to: "/settings/import", search: { id: made.id } });
        } catch (cause) {
            setFile(undefined);
            const cancelled = cause instanceof DOMException && cause.name === "AbortError";
            if (!cancelled) setError(failed(cause));
        }
    };
    return { file, sent, error, send, cancel: () => stop.current?.abort() };
}

function Drop({ sending, limit }: { sending: Sending; limit: string }) {
    const t = useText();
    const input = useRef<HTMLInputElement>(null);
    const [over, setOver] = useState(false);
    const take = (files: FileList | null) => {
        const [file] = files ?? [];
        if (file && !sending.file) void sending.send(file);
    };
    const drag = (inside: boolean) => (event: DragEvent) => {
        event.preventDefault();
        setOver(inside);
    };
    return (
        // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is the keyboard's way
        <div
            className={css.drop}
            data-over={over || undefined}
            onDragOver={drag(true)}
            onDragLeave={drag(false)}
            onDrop={(event) => {
                drag(false)(event);
                take(event.dataTransfer.files);
            }}
        >
            {sending.file ? (
                <Underway sending={sending} file={sending.file} />
            ) : (
                <>
                    <span>{t("imports.drop")}</span>
                    <Button
                        leftSection={<IconUpload size={16} aria-hidden="true" />}
                        onClick={() => input.current?.click()}
                    >
                        {t("imports.browse")}
                    </Button>
                    <input
                        ref={input}
                        type="file"
                        accept=".csv,.txt,.tsv,text/csv"
                        hidden
                        aria-label={t("imports.browse")}
                        onChange={(event) => {
                            take(event.currentTarget.files);
                            event.currentTarget.value = "";
                        }}
                    />
                    <span>{t("imports.limit", { size: limit })}</span>
                </>
            )}
            <span role="alert" className={css.error}>
                {sending.error}
            </span>
        </div>
    );
}

function Underway({ sending, file }: { sending: Sending; file: File }) {
    const t = useText();
    const f = useFormat();
    const label = t("imports.uploading", {
        name: file.name,
        sent: sizeText(t, f, sending.sent),
        size: sizeText(t, f, file.size),
    });
    return (
        <>
            <span role="status">{label}</span>
            <Progress value={sending.sent} max={file.size || 1} label={label} width={220} />
            <Button variant="default" onClick={sending.cancel}>
                {t("action.cancel")}
            </Button>
        </>
    );
}
