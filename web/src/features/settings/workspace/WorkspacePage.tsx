import { useQuery } from "@tanstack/react-query";
import { settingsQuery } from "~/api/queries/settings";
import { useText } from "~/i18n";
import { Gate } from "~/kit/feedback";
import { SettingsPage } from "../parts";
import { groupRows, isMailSetting, SettingsForm } from "../SettingsForm";

export function WorkspacePage() {
    const t = useText();
    const query = useQuery(settingsQuery);
    return (
        <SettingsPage title={t("settings.workspace.title")} text={t("settings.workspace.text")}>
            <Gate query={query} lines={8}>
                {(data) => (
                    <>
                        {groupRows(data.rows.filter((r) => !isMailSetting(r))).map(
                            ([name, rows]) => (
                                <SettingsForm key={name} title={name} rows={rows} />
                            ),
                        )}
                    </>
                )}
            </Gate>
        </SettingsPage>
    );
}
