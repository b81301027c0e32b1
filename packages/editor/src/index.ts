/** @file React components for restoration graphs. */

// Parts of every view
export { Button, type ButtonProps } from './ui/Button.tsx';
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
