import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useText } from "~/i18n";
import { useCan } from "../session";

/** Leads to the import of a kind of records; nothing for those who may not import. */
export function ImportButton({ kind }: { kind: "accounts" | "users" | "subscriptions" }) {
    const t = useText();
    if (!useCan("import")) return null;
    return (
        <Button
            variant="default"
            renderRoot={(props) => <Link to="/settings/import" search={{ kind }} {...props} />}
        >
            {t("accounts.first_import")}
        </Button>
    );
}
