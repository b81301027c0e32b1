/** @file What is fetched of the editor by itself: plotting is large. */
export { CurvesPanel } from '@tweedie/editor';
