/** Several typed values of a condition; a chunk of its own, since few rules have one. */
import { TagsInput, type TagsInputProps } from "@mantine/core";

export default function Typed(props: TagsInputProps) {
    return <TagsInput {...props} size="xs" acceptValueOnBlur />;
}
