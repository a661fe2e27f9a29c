import { MultiSelect, TagsInput, type TagsInputProps } from "@mantine/core";

type Props = TagsInputProps & {
    /** What can be chosen; without it any text can be typed. */
    choices?: string[];
};

/** The field of InlineMany; loaded when somebody edits. */
export default function ManyInput({ choices, ...input }: Props) {
    return choices ? (
        <MultiSelect
            autoFocus
            size={input.size}
            w={input.w}
            aria-label={input["aria-label"]}
            value={input.value}
            onChange={input.onChange}
            error={input.error}
            disabled={input.disabled}
            data={choices}
            defaultDropdownOpened
        />
    ) : (
        <TagsInput autoFocus {...input} />
    );
}
