import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { ApiError } from "~/api/client";
import type { CriteriaEntity } from "~/api/queries/criteria";
import { addSegment, patchSegment } from "~/api/queries/segments";
import type { Segment } from "~/api/types";
import { useText } from "~/i18n";
import { Builder } from "~/kit/criteria/Builder";
import LookBack from "~/kit/criteria/LookBack";
import { Preview, useCriteria } from "~/kit/criteria/Preview";
import { fromJson, newCondition, newGroup } from "~/kit/criteria/tree";
import { Gate } from "~/kit/feedback";
import { FormError } from "~/kit/forms";
import { useAct, useFailed } from "~/shell/edit";
import { Leaving } from "~/shell/Leaving";
import { Section } from "../parts";
import css from "../settings.module.css";
import { segmentKeys } from "./SegmentsPage";

type Props = { entity: CriteriaEntity; segment: Segment | undefined; onClose: () => void };

const begin = (segment: Segment | undefined) =>
    (segment && fromJson(segment.criteria)) ?? { ...newGroup("all"), items: [newCondition()] };

/** Name, rule and preview of one segment. */
export default function EditSegment({ entity, segment, onClose }: Props) {
    const t = useText();
    const act = useAct();
    const failed = useFailed();
    const [name, setName] = useState(segment?.name ?? "");
    const [description, setDescription] = useState(segment?.description ?? "");
    const [first] = useState(() => begin(segment));
    const [root, setRoot] = useState(first);
    const [strict, setStrict] = useState(false);
    const [saved, setSaved] = useState(false);
    const [error, setError] = useState<string>();
    const state = useCriteria(entity, root, strict);
    const dirty =
        !saved &&
        (root !== first ||
            name !== (segment?.name ?? "") ||
            description !== (segment?.description ?? ""));
    const save = async () => {
        setStrict(true);
        setError(undefined);
        if (!name.trim() || !state.complete) return setError(t("form.check_fields"));
        const body = {
            name: name.trim(),
            description: description.trim() || null,
            criteria: state.json as Record<string, never>,
        };
        const call = segment
            ? patchSegment(segment.id, { ...body, version: segment.version })
            : addSegment({ ...body, entity });
        try {
            await call;
        } catch (cause) {
            const messages = cause instanceof ApiError ? Object.values(cause.fields) : [];
            return setError(messages.join(" ") || failed(cause));
        }
        setSaved(true);
        await act(call, {
            done: t("segments.saved", { name: body.name }),
            refresh: [...segmentKeys, "accounts", "users"],
        });
        onClose();
    };
    return (
        <>
            <Leaving dirty={dirty} />
            <Section>
                <div className={css.twoFields}>
                    <TextInput
                        label={t("field.name")}
                        value={name}
                        autoFocus={!segment}
                        error={strict && !name.trim() ? t("form.required") : undefined}
                        onChange={(e) => setName(e.currentTarget.value)}
                    />
                    <TextInput
                        label={t("segments.description")}
                        value={description}
                        onChange={(e) => setDescription(e.currentTarget.value)}
                    />
                </div>
            </Section>
            <Section title={t("segments.rule")}>
                <Gate query={state.catalog}>
                    {(catalog) => (
                        <Builder
                            entity={entity}
                            catalog={catalog}
                            root={root}
                            problems={state.problems}
                            onChange={setRoot}
                            lead={t(`filters.lead_${entity}`)}
                        />
                    )}
                </Gate>
                <div className={css.previewBox}>
                    <Preview entity={entity} state={state} />
                </div>
            </Section>
            {entity === "account" && <LookBack state={state} />}
            <FormError>{error}</FormError>
            <div className={css.formFoot}>
                <Button onClick={save}>{t("action.save")}</Button>
                <Button variant="default" onClick={onClose}>
                    {t("action.cancel")}
                </Button>
            </div>
        </>
    );
}
