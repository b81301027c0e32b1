export { CurvesPanel as CurvesOfRun } from '@tweedie/editor';
