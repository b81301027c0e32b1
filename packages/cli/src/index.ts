// Tables and progress on a terminal
export { type Column, formatTable } from './table.ts';
export { createProgress, formatSeconds, type Progress, type ProgressOptions } from './progress.ts';

// Pictures of results
export { contactSheet, type ContactSheetOptions, type SheetCell } from './draw/contactSheet.ts';
export { type Chart, lineChart, type LineChartOptions, type Series } from './draw/lineChart.ts';
export { type History, type Moment, plotHistory } from './restoration/history.ts';

// Errors in words
export { describeFailure, exitCodes, type Failure, formatFailure } from './failure.ts';

// The command line itself
export { run } from './run.ts';
