import { Button } from "@mantine/core";
import { IconCompass } from "@tabler/icons-react";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useText } from "~/i18n";
import { Empty, Failure } from "~/kit/feedback";
import css from "./shell.module.css";

/** A page whose code or first data failed; the shell around it lives on. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
    const router = useRouter();
    useEffect(() => {
        console.error(error);
    }, [error]);
    const retry = () => {
        reset();
        void router.invalidate();
    };
    return (
        <main className={css.alone} id="main" tabIndex={-1}>
            <div className="card">
                <Failure error={error} retry={retry} />
            </div>
        </main>
    );
}

export function NotFound() {
    const t = useText();
    return (
        <main className={css.alone} id="main" tabIndex={-1}>
            <div className="card">
                <Empty
                    page
                    icon={<IconCompass size={22} stroke={1.6} aria-hidden="true" />}
                    title={t("not_found.title")}
                    action={
                        <Button component={Link} to="/" variant="default">
                            {t("not_found.home")}
                        </Button>
                    }
                >
                    {t("not_found.text")}
                </Empty>
            </div>
        </main>
    );
}
