export { CopyText } from "./CopyText";
export { FormError, useServerErrors, useUnsavedWarning } from "./form";
export { type Choice, InlineChoice, InlineText } from "./InlineEdit";
export { InlineMany } from "./InlineMany";
