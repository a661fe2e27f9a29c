/** The charts of an account and its users; those that other pages draw are imported from their files. */
export { ChartCard, type TableOfChart } from "./ChartCard";
export { Columns } from "./Columns";
export { Donut, type Part } from "./Donut";
export { HeatLegend, HeatMap } from "./HeatMap";
export { Progress } from "./Progress";
export { Sparkline } from "./Sparkline";
