import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { importKindsQuery } from "~/api/queries/imports";
import { useText } from "~/i18n";
import "~/i18n/imports";
import { Gate } from "~/kit/feedback";
import { SettingsPage } from "../parts";
import { OneImport } from "./OneImport";
import { PastImports } from "./PastImports";
import { Upload } from "./Upload";

const route = getRouteApi("/shell/settings/import");

/** Imports; the address says which upload is worked on, so that every step survives a reload. */
export function ImportPage() {
    const t = useText();
    const { id, kind } = route.useSearch();
    const kinds = useQuery(importKindsQuery);
    return (
        <SettingsPage
            title={t("settings.import.title")}
            text={t("imports.text")}
            wide
            actions={
                id !== undefined && (
                    <Button component={Link} to="/settings/import" variant="default">
                        {t("imports.all")}
                    </Button>
                )
            }
        >
            <Gate query={kinds}>
                {(data) =>
                    id === undefined ? (
                        <>
                            <Upload kinds={data.rows} max={data.max_bytes} kind={kind} />
                            <PastImports kinds={data.rows} />
                        </>
                    ) : (
                        <OneImport key={id} id={id} kinds={data.rows} />
                    )
                }
            </Gate>
        </SettingsPage>
    );
}
