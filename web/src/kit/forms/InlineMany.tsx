import { Skeleton } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { InlineButton, InlineForm, useInline } from "./inline";

const ManyInput = lazy(() => import("./ManyInput"));

type Props = {
    label: string;
    value: string[];
    shown: ReactNode;
    /** What can be chosen; without it any text can be typed. */
    choices?: string[];
    onSave: (value: string[]) => Promise<unknown>;
};

/** A fact with several values: becomes a field on click or Enter. Save keeps, Escape reverts. */
export function InlineMany({ label, value, shown, choices, onSave }: Props) {
    const inline = useInline();
    const [draft, setDraft] = useState(value);
    const start = () => {
        setDraft(value);
        inline.start();
    };
    if (!inline.editing)
        return <InlineButton inline={inline} label={label} shown={shown} onStart={start} />;
    return (
        <InlineForm inline={inline} onSave={() => void inline.save(() => onSave(draft))}>
            <Suspense fallback={<Skeleton h={30} w={170} />}>
                <ManyInput
                    size="xs"
                    w={170}
                    aria-label={label}
                    value={draft}
                    onChange={setDraft}
                    error={inline.error}
                    disabled={inline.busy}
                    choices={choices}
                />
            </Suspense>
        </InlineForm>
    );
}
