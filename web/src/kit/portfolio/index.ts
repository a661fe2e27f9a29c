export { CopyLink } from "./CopyLink";
export type { PortfolioEntity, PortfolioRow } from "./kinds";
export { NoMatch } from "./NoMatch";
export { PortfolioTable } from "./PortfolioTable";
export type { RowsBody, Selection } from "./selection";
export { type Portfolio, usePortfolio } from "./usePortfolio";
export type { ShownView } from "./useView";
