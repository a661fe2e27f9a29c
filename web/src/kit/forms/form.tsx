import type { UseFormReturnType } from "@mantine/form";
import { useEffect, useState } from "react";
import { ApiError } from "~/api/client";
import { useText } from "~/i18n";
import { useErrorText } from "../feedback";
import css from "./forms.module.css";

type Values = Record<string, unknown>;

/**
 * Puts an error of the server where it belongs: on the named fields, the rest in a summary above
 * the buttons. Returns the summary and the function that takes the error.
 */
export function useServerErrors<T extends Values>(form: UseFormReturnType<T>) {
    const t = useText();
    const text = useErrorText();
    const [summary, setSummary] = useState<string>();
    const take = (error: unknown) => {
        if (!(error instanceof ApiError)) return setSummary(text(error));
        const known: Record<string, string> = {};
        const rest: string[] = [];
        for (const [name, message] of Object.entries(error.fields)) {
            if (name in form.getValues()) known[name] = message;
            else rest.push(message);
        }
        form.setErrors(known as never);
        const some = Object.keys(known).length > 0;
        setSummary(rest.length > 0 ? rest.join(" ") : some ? t("form.check_fields") : text(error));
    };
    return { summary, take, clear: () => setSummary(undefined) };
}

/** What is wrong with the whole form, read out when it appears. */
export function FormError({ children }: { children: string | undefined }) {
    return (
        <div role="alert" className={children ? css.summary : undefined}>
            {children}
        </div>
    );
}

/** Asks before the tab is closed with unsaved work. */
export function useUnsavedWarning(dirty: boolean): void {
    useEffect(() => {
        if (!dirty) return;
        const warn = (event: BeforeUnloadEvent) => event.preventDefault();
        window.addEventListener("beforeunload", warn);
        return () => window.removeEventListener("beforeunload", warn);
    }, [dirty]);
}
