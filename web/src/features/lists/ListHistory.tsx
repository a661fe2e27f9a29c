import { Modal } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { listEventsQuery } from "~/api/queries/lists";
import type { List } from "~/api/types";
import { useText } from "~/i18n";
import { History } from "~/kit/criteria/History";

type Props = { list: Pick<List, "id" | "name" | "type"> | undefined; onClose: () => void };

/** Who entered and left a list, in a dialog. */
export default function ListHistory({ list, onClose }: Props) {
    const t = useText();
    return (
        <Modal
            opened={list !== undefined}
            onClose={onClose}
            title={t("segments.history_of", { name: list?.name ?? "" })}
            closeButtonProps={{ "aria-label": t("action.close") }}
        >
            {list && <Events id={list.id} type={list.type} />}
        </Modal>
    );
}

function Events({ id, type }: Pick<List, "id" | "type">) {
    const query = useInfiniteQuery(listEventsQuery(id));
    return <History entity={type} query={query} />;
}
