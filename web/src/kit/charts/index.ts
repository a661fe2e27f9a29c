export { ChartCard, type TableOfChart } from "./ChartCard";
export { Columns } from "./Columns";
export { Donut, type Part } from "./Donut";
export { HeatLegend, HeatMap } from "./HeatMap";
export { type LineOf, type LinePoint, Lines } from "./Lines";
export { Progress } from "./Progress";
export { Sparkline } from "./Sparkline";
export { Spread, type SpreadPart } from "./Spread";
export { healthOrder, type StackedDay, StackedDays } from "./StackedDays";
