/** @file React components for restoration graphs. */

// Pictures
export { ComparisonViewer, type ComparisonViewerProps } from './viewer/compare/ComparisonViewer.tsx';
export type { Comparing } from './viewer/compare/comparing.ts';
export type { PngText } from './viewer/compare/filesOf.ts';
export { type ViewerMode, type ViewerShortcut, viewerShortcuts } from './viewer/compare/shortcuts.ts';
export type { Picture } from './viewer/picture/picture.ts';
export { UncertaintyViewer, type UncertaintyViewerProps } from './viewer/uncertainty/UncertaintyViewer.tsx';
export type { CoverageLevel } from './viewer/uncertainty/Coverage.tsx';
export { colourGradient, colourMap, type ColourMapName, colourMapNames } from './viewer/picture/colourMap.ts';
export { type Raster, rasterOf } from './viewer/picture/raster.ts';

// Numbers
export type { Curve } from './viewer/curves/curve.ts';
export { Curves, type CurvesProps } from './viewer/curves/Curves.tsx';
export { SparkLine, type SparkLineProps } from './viewer/curves/SparkLine.tsx';
export { MetricsTable, type MetricsTableProps } from './viewer/table/MetricsTable.tsx';
export type { Better } from './viewer/table/orderOf.ts';
export { formatNumber } from './viewer/picture/formatNumber.ts';

// Files
export { encodePng } from './viewer/png/encodePng.ts';
export { readTextChunk, withTextChunk } from './viewer/png/textChunk.ts';
export { fileNameOf, type MadeFile, saveFile } from './viewer/saveFile.ts';

// Parts of every view
export { Button, type ButtonProps } from './ui/Button.tsx';
export { classes } from './ui/classes.ts';
export { Dialog, type DialogProps } from './ui/Dialog.tsx';
export { IconButton, type IconButtonProps } from './ui/IconButton.tsx';
export { Keys } from './ui/Keys.tsx';
export { Menu, type MenuProps } from './ui/Menu.tsx';
export type { MenuAction, MenuCheck, MenuGroup, MenuHeading, MenuItem } from './ui/menuItem.ts';
export { PointerMenu, type PointerMenuProps } from './ui/PointerMenu.tsx';
export { type Segment, Segments, type SegmentsProps } from './ui/Segments.tsx';
export { type Option, Select, type SelectProps } from './ui/Select.tsx';
export { Slider, type SliderProps } from './ui/Slider.tsx';
export { Switch, type SwitchProps } from './ui/Switch.tsx';
export { type Tab, Tabs, type TabsProps } from './ui/Tabs.tsx';
export { Tooltip, type TooltipProps, type TooltipSide } from './ui/Tooltip.tsx';
