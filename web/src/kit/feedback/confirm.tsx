import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useText } from "~/i18n";

type Props = {
    opened: boolean;
    title: string;
    children: ReactNode;
    action: string;
    danger?: boolean;
    busy?: boolean;
    /** Text that must be typed before the action works. */
    typed?: string;
    onClose: () => void;
    onConfirm: () => void;
};

/** Asks before what cannot be taken back at once. */
export function Confirm(props: Props) {
    const t = useText();
    const [text, setText] = useState("");
    const [tried, setTried] = useState(false);
    const close = () => {
        setText("");
        setTried(false);
        props.onClose();
    };
    const matches = !props.typed || text.trim() === props.typed;
    const submit = () => {
        setTried(true);
        if (matches) props.onConfirm();
    };
    return (
        <Modal
            opened={props.opened}
            onClose={close}
            title={props.title}
            closeButtonProps={{ "aria-label": t("action.close") }}
        >
            <form
                onSubmit={(e) => {
                    e.preventDefault();
                    submit();
                }}
            >
                <Stack gap={16}>
                    <div className="muted">{props.children}</div>
                    {props.typed && (
                        <TextInput
                            data-autofocus
                            label={t("confirm.type_name", { name: props.typed })}
                            value={text}
                            onChange={(e) => setText(e.currentTarget.value)}
                            error={tried && !matches ? t("confirm.no_match") : undefined}
                            autoComplete="off"
                        />
                    )}
                    <Group justify="flex-end" gap={8}>
                        <Button variant="default" onClick={close}>
                            {t("action.cancel")}
                        </Button>
                        <Button
                            type="submit"
                            color={props.danger ? "red" : undefined}
                            loading={props.busy}
                        >
                            {props.action}
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Modal>
    );
}
