export * from "./cells";
export { type Column, DataTable } from "./DataTable";
export { ListFailure } from "./ListFailure";
export { Pager } from "./Pager";
export { SearchBox } from "./SearchBox";
export {
    type Address,
    type Assigned,
    changeSearch,
    type ListDefaults,
    type ListSearch,
    listParams,
    listSearch,
    pageSizes,
    type ViewPart,
    viewParts,
} from "./search";
