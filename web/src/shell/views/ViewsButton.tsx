/** Which view a table shows; opens the panel of all. */
import { Button, Popover } from "@mantine/core";
import { IconBookmark } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useText } from "~/i18n";
import { Loading } from "~/kit/feedback";
import { useShortcuts } from "~/kit/keyboard/shortcuts";
import type { Portfolio } from "~/kit/portfolio";
import css from "./views.module.css";

const ViewsPanel = lazy(() => import("./ViewsPanel"));

export function ViewsButton({ of, name }: { of: Portfolio; name: string }) {
    const t = useText();
    const [opened, setOpened] = useState(false);
    const { view, changed } = of.view;
    useShortcuts([
        {
            keys: "v",
            label: t("keys.views"),
            group: t("keys.tables"),
            run: () => setOpened(true),
        },
    ]);
    return (
        <Popover
            opened={opened}
            onChange={setOpened}
            position="bottom-start"
            width={340}
            withinPortal={false}
            floatingStrategy="fixed"
            trapFocus
            returnFocus
        >
            <Popover.Target>
                <Button
                    variant="default"
                    leftSection={<IconBookmark size={15} aria-hidden="true" />}
                    onClick={() => setOpened(!opened)}
                >
                    <span className="sr">{t("portfolio.view")} </span>
                    <span className={`ellipsis ${css.current}`} title={view?.name}>
                        {view?.name ?? t("portfolio.no_view")}
                    </span>
                    {changed && (
                        <>
                            <span className={css.changed} aria-hidden="true" />
                            <span className="sr">, {t("portfolio.view_changed")}</span>
                        </>
                    )}
                </Button>
            </Popover.Target>
            <Popover.Dropdown className={css.panel}>
                <Suspense fallback={<Loading lines={4} />}>
                    <ViewsPanel of={of} name={name} onClose={() => setOpened(false)} />
                </Suspense>
            </Popover.Dropdown>
        </Popover>
    );
}
